-- Proposals, rounds, ballots and what is paid by them. See coop.mutirao.assembly.

CREATE TABLE round (
    round_id        uuid        PRIMARY KEY,
    number          integer     GENERATED ALWAYS AS IDENTITY UNIQUE,
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    decision        text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    purse_id        integer     NOT NULL REFERENCES account,  -- which purse of the fund gives
    amount          minor_units NOT NULL CHECK (amount > 0),
    rule            text        NOT NULL,                     -- an AllocationRule's text
    quorum_part     integer     NOT NULL CHECK (quorum_part >= 0),
    quorum_whole    integer     NOT NULL CHECK (quorum_whole > 0 AND quorum_whole >= quorum_part),
    seconds_needed  integer     NOT NULL CHECK (seconds_needed >= 0),
    electorate      text[]      NOT NULL CHECK (electorate = ARRAY['person']),
    proxies_max     integer     NOT NULL CHECK (proxies_max BETWEEN 0 AND 100),
    report_days     integer     NOT NULL CHECK (report_days BETWEEN 0 AND 1000),
    proposals_until timestamptz NOT NULL,
    ballot_opens_at timestamptz NOT NULL CHECK (ballot_opens_at > proposals_until),
    ballot_closes_at timestamptz NOT NULL CHECK (ballot_closes_at > ballot_opens_at),
    objections_until timestamptz NOT NULL CHECK (objections_until > ballot_closes_at),
    community_id    integer     REFERENCES community,  -- whose assembly; null: the network's
    support_until   timestamptz CHECK (support_until > proposals_until  -- null: no time of its own
                                AND support_until < ballot_opens_at),
    made_by         integer     NOT NULL REFERENCES member,
    state           text        NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'proposing',
                                'supporting', 'review', 'frozen', 'balloting', 'counting',
                                'result', 'executing', 'closed', 'noQuorum', 'cancelled')),
    escrow_id       integer     UNIQUE REFERENCES account,    -- its own account, from the freeze on
    seed            bytea       CHECK (octet_length(seed) = 32),  -- secret until the close
    frozen_at       bigint      UNIQUE,                       -- index of the fact that froze it
    extension_hours integer     NOT NULL DEFAULT 0  -- so much later its ballot may close, once
                                CHECK (extension_hours BETWEEN 0 AND 1440),
    extended_from   timestamptz,                              -- when it was to close; null: it does
    frozen_with_part boolean    NOT NULL DEFAULT false,  -- by officers with a part in it
    counted_at      bigint      UNIQUE,                       -- index of the fact of its result
    ballots_root    bytea       CHECK (octet_length(ballots_root) = 32),
    result          text,
    cancelled_for   text        CHECK (cancelled_for IN ('officers', 'notFrozen', 'objection')),

    CONSTRAINT round_cancelled CHECK ((state = 'cancelled') = (cancelled_for IS NOT NULL)),
    CONSTRAINT round_frozen CHECK ((state IN ('draft', 'proposing', 'supporting', 'review'))
        <= (num_nonnulls(escrow_id, seed, frozen_at) = 0)),
    -- Other tie rules are for `tally`.
    CONSTRAINT round_draws_lots CHECK (rule::jsonb ->> 'tieBreak' = 'cost-votes-lottery'),
    CONSTRAINT round_in_escrow CHECK ((state IN ('frozen', 'balloting', 'counting', 'result',
        'executing', 'closed', 'noQuorum')) <= (num_nonnulls(escrow_id, seed, frozen_at) = 3)),
    CONSTRAINT round_counted CHECK ((state IN ('result', 'executing', 'closed', 'noQuorum'))
        <= (num_nonnulls(counted_at, ballots_root) = 2)),
    CONSTRAINT round_has_result CHECK ((state IN ('result', 'executing', 'closed'))
        <= (result IS NOT NULL))
);
-- Serves whoever looks for what is due.
CREATE INDEX round_under_way ON round (round_id)
    WHERE state NOT IN ('draft', 'closed', 'noQuorum', 'cancelled');

-- Whether an account is a purse that an assembly's rounds spend: its own, and no round's.
CREATE FUNCTION is_purse_of(account integer, assembly integer) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = public, pg_temp
    RETURN EXISTS (SELECT FROM account a WHERE a.account_id = is_purse_of.account
            AND a.kind = 'fund' AND a.community_id = is_purse_of.assembly)
        AND NOT EXISTS (SELECT FROM round r WHERE r.escrow_id = is_purse_of.account);

CREATE FUNCTION round_spends_its_own() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT is_purse_of(new.purse_id, coalesce(new.community_id,
            (SELECT community_id FROM community WHERE parent_id IS NULL))) THEN
        RAISE EXCEPTION 'round % spends what is not its assembly''s', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_spends_its_own';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER round_spends_its_own BEFORE INSERT OR UPDATE OF purse_id, community_id ON round
    FOR EACH ROW EXECUTE FUNCTION round_spends_its_own();

-- A round goes from step to step and never back, and what was decided stays as it is.
CREATE FUNCTION round_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.state <> old.state AND old.state || ' ' || new.state NOT IN (
            'draft proposing', 'proposing supporting', 'proposing review',
            'supporting review', 'supporting cancelled', 'review frozen', 'frozen balloting',
            'balloting counting', 'counting result', 'counting noQuorum', 'result executing',
            'executing closed', 'draft cancelled', 'proposing cancelled', 'review cancelled',
            'frozen cancelled', 'balloting cancelled', 'result cancelled') THEN
        RAISE EXCEPTION 'a round does not go from % to %', old.state, new.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_goes_on';
    END IF;
    IF old.state <> 'draft' AND (new.title, new.decision, new.purse_id, new.amount, new.rule,
            new.quorum_part, new.quorum_whole, new.seconds_needed, new.electorate, new.proxies_max,
            new.report_days, new.proposals_until, new.ballot_opens_at, new.community_id,
            new.support_until)
            IS DISTINCT FROM (old.title, old.decision, old.purse_id, old.amount, old.rule,
            old.quorum_part, old.quorum_whole, old.seconds_needed, old.electorate, old.proxies_max,
            old.report_days, old.proposals_until, old.ballot_opens_at, old.community_id,
            old.support_until)
        -- Only an open ballot may close later, and its end for objections with it.
        OR new.ballot_closes_at <> old.ballot_closes_at AND old.state <> 'draft'
            AND (old.state <> 'balloting' OR new.ballot_closes_at < old.ballot_closes_at
                OR old.extended_from IS NOT NULL
                OR new.extended_from IS DISTINCT FROM old.ballot_closes_at
                OR new.ballot_closes_at
                    > old.ballot_closes_at + make_interval(hours => old.extension_hours))
        OR new.extended_from IS DISTINCT FROM old.extended_from
            AND new.ballot_closes_at = old.ballot_closes_at
        OR new.extension_hours <> old.extension_hours AND old.state <> 'review'
        OR new.objections_until <> old.objections_until
            AND old.state NOT IN ('draft', 'balloting', 'counting')
        OR new.escrow_id <> old.escrow_id OR new.seed <> old.seed
        OR new.frozen_at <> old.frozen_at OR new.counted_at <> old.counted_at
        OR new.ballots_root <> old.ballots_root OR new.result <> old.result
        -- What is counted is in the log.
        OR old.state = 'counting' AND new.state <> 'counting'
            AND (EXISTS (SELECT FROM ballot b
                    WHERE b.round_id = old.round_id AND b.log_index IS NULL)
                OR EXISTS (SELECT FROM paper_entry e
                    WHERE e.round_id = old.round_id AND e.log_index IS NULL)) THEN
        RAISE EXCEPTION 'what was decided about round % stays', old.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_goes_on';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER round_goes_on BEFORE UPDATE ON round
    FOR EACH ROW EXECUTE FUNCTION round_goes_on();

CREATE TABLE proposal (
    proposal_id uuid        PRIMARY KEY,
    round_id    uuid        NOT NULL REFERENCES round,
    author_id   integer     NOT NULL REFERENCES member,
    version     integer     NOT NULL CHECK (version > 0),  -- the latest
    state       text        NOT NULL CHECK (state IN ('draft', 'submitted', 'seconded', 'admitted',
                            'rejected', 'merged', 'withdrawn', 'onBallot', 'selected',
                            'notSelected', 'closed', 'returned')),
    reason      text        CHECK (length(reason) BETWEEN 1 AND 500),  -- of the last to decide
    merged_into uuid        REFERENCES proposal CHECK (merged_into <> proposal_id),
    handed_in   boolean     NOT NULL DEFAULT false,  -- until then it is nobody else's to read

    CONSTRAINT proposal_handed_in CHECK (handed_in OR state IN ('draft', 'withdrawn')),
    CONSTRAINT proposal_merged CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);
CREATE INDEX proposal_by_round ON proposal (round_id, proposal_id);
CREATE INDEX proposal_by_author ON proposal (author_id);

-- What was proposed, version by version. The text can be erased with its salt; what it asks for
-- stays.
CREATE TABLE proposal_version (
    proposal_id uuid        REFERENCES proposal,
    version     integer     CHECK (version > 0),
    title       text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    body        text        NOT NULL CHECK (length(body) <= 10000),
    interest    text        NOT NULL CHECK (length(interest) <= 500),  -- the author's own in it
    payee_id    integer     NOT NULL REFERENCES account,
    amounts     bigint[]    NOT NULL CHECK (cardinality(amounts) BETWEEN 1 AND 12
                            AND 0 < ALL (amounts)),  -- of the tranches; together the cost
    milestones  text[]      NOT NULL,
    -- Of the projects of a round with the same, one at most is selected.
    exclusion_group text    CHECK (exclusion_group ~ '^[a-z0-9-]{1,20}$'),
    content     text        NOT NULL CHECK (content ~ '^[0-9a-f]{64}$'),  -- commits to the text
    salt        bytea       CHECK (octet_length(salt) = 32),              -- null: erased
    made_at     timestamptz NOT NULL,

    PRIMARY KEY (proposal_id, version),
    CONSTRAINT proposal_milestones CHECK (cardinality(milestones) = cardinality(amounts))
);

CREATE TABLE proposal_second (
    proposal_id uuid    REFERENCES proposal,
    member_id   integer REFERENCES member,
    PRIMARY KEY (proposal_id, member_id)
);

-- Who may vote: as of the freeze.
CREATE TABLE round_voter (
    round_id  uuid    REFERENCES round,
    member_id integer REFERENCES member,
    account   public_id NOT NULL,
    PRIMARY KEY (round_id, member_id),
    UNIQUE (round_id, account)
);

-- What is voted about: as of the freeze.
CREATE TABLE round_project (
    round_id    uuid        REFERENCES round,
    proposal_id uuid        NOT NULL UNIQUE,
    version     integer     NOT NULL,
    cost        minor_units NOT NULL CHECK (cost > 0),
    payee_id    integer     NOT NULL REFERENCES account,
    PRIMARY KEY (round_id, proposal_id),
    FOREIGN KEY (proposal_id, version) REFERENCES proposal_version
);

-- Voters and projects are written down before the round is frozen, in its transaction.
CREATE FUNCTION round_is_not_frozen() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM round WHERE round_id = new.round_id AND state = 'review') THEN
        RAISE EXCEPTION 'round % is not being frozen', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_is_not_frozen';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER round_is_not_frozen BEFORE INSERT ON round_voter
    FOR EACH ROW EXECUTE FUNCTION round_is_not_frozen();
CREATE TRIGGER round_is_not_frozen BEFORE INSERT ON round_project
    FOR EACH ROW EXECUTE FUNCTION round_is_not_frozen();
CREATE TRIGGER round_voter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON round_voter
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER round_project_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON round_project
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Ballots: of each voter the one with the highest number counts. The leaf only commits to it.
CREATE TABLE ballot (
    log_index bigint      UNIQUE,  -- null until the close
    round_id  uuid        NOT NULL,
    member_id integer     NOT NULL,
    seq       bigint      NOT NULL CHECK (seq BETWEEN 1 AND 9007199254740991),
    ballot    text        NOT NULL,
    salt      bytea       NOT NULL CHECK (octet_length(salt) = 32),
    cast_at   timestamptz NOT NULL,
    sheet     integer     CHECK (sheet > 0),  -- of paper; null: by a device
    holder_id integer,                        -- who cast it for her; null: herself
    PRIMARY KEY (round_id, member_id, seq),
    CONSTRAINT ballot_has_one_channel CHECK (num_nonnulls(sheet, holder_id) <= 1),
    FOREIGN KEY (round_id, member_id) REFERENCES round_voter,
    FOREIGN KEY (round_id, holder_id) REFERENCES round_voter (round_id, member_id)
);
CREATE TRIGGER ballot_append_only BEFORE DELETE OR TRUNCATE ON ballot
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION ballot_in_time() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM round WHERE round_id = new.round_id AND state = 'balloting'
            AND new.cast_at >= ballot_opens_at AND new.cast_at < ballot_closes_at)
        OR new.log_index IS NOT NULL
        OR EXISTS (SELECT FROM ballot WHERE round_id = new.round_id
            AND member_id = new.member_id AND seq >= new.seq)
        OR new.seq > 1000 + (SELECT coalesce(max(seq), 0) FROM ballot
            WHERE round_id = new.round_id AND member_id = new.member_id) THEN
        RAISE EXCEPTION 'no ballot can be cast in round %', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_in_time';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER ballot_in_time BEFORE INSERT ON ballot
    FOR EACH ROW EXECUTE FUNCTION ballot_in_time();

CREATE TABLE objection (
    objection_id uuid        PRIMARY KEY,
    round_id     uuid        NOT NULL,
    member_id    integer     NOT NULL,
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    raised_at    timestamptz NOT NULL,
    answer       text        CHECK (length(answer) BETWEEN 1 AND 500),
    upheld       boolean,
    FOREIGN KEY (round_id, member_id) REFERENCES round_voter,
    CONSTRAINT objection_answered CHECK ((answer IS NULL) = (upheld IS NULL))
);
CREATE INDEX objection_by_round ON objection (round_id);

-- What a round pays, tranche by tranche.
CREATE TABLE payout (
    payout_id   uuid        PRIMARY KEY,  -- the transfer's id
    round_id    uuid        NOT NULL,
    proposal_id uuid        NOT NULL,
    tranche     smallint    NOT NULL CHECK (tranche > 0),
    amount      minor_units NOT NULL CHECK (amount > 0),
    state       text        NOT NULL CHECK (state IN ('waiting', 'open', 'paid', 'returned')),
    held        text        CHECK (length(held) BETWEEN 1 AND 500),  -- why it cannot be paid yet
    reason      text        CHECK (length(reason) BETWEEN 1 AND 500),  -- of its release
    paid_at     timestamptz,
    UNIQUE (round_id, proposal_id, tranche),
    FOREIGN KEY (round_id, proposal_id) REFERENCES round_project,
    CONSTRAINT payout_paid CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
    CONSTRAINT payout_held CHECK (held IS NULL OR state IN ('open', 'returned'))
);

-- Paid and still to be paid never come to more than what was voted about: of a project its cost,
-- of a round what was put into escrow. And what was paid stays paid.
CREATE FUNCTION payouts_within_escrow() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF tg_op = 'UPDATE' AND (old.state || ' ' || new.state NOT IN ('waiting open', 'open paid',
            'waiting returned', 'open returned') AND old.state <> new.state
            OR (new.payout_id, new.round_id, new.proposal_id, new.tranche, new.amount)
            <> (old.payout_id, old.round_id, old.proposal_id, old.tranche, old.amount))
        OR (SELECT sum(amount) FROM payout WHERE round_id = new.round_id AND state <> 'returned')
            > (SELECT amount FROM round WHERE round_id = new.round_id)
        OR (SELECT sum(amount) FROM payout WHERE round_id = new.round_id AND state <> 'returned'
                AND proposal_id = new.proposal_id)
            > (SELECT cost FROM round_project WHERE proposal_id = new.proposal_id)
        OR (SELECT sum(amount) FROM payout WHERE round_id = new.round_id
                AND state IN ('waiting', 'open'))
            > (SELECT balance FROM round JOIN account ON account_id = escrow_id
                WHERE round_id = new.round_id)
        OR NOT EXISTS (SELECT FROM round WHERE round_id = new.round_id AND state = 'executing') THEN
        RAISE EXCEPTION 'payout % is beyond what was decided', new.payout_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_within_escrow';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER payouts_within_escrow AFTER INSERT OR UPDATE ON payout
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION payouts_within_escrow();

-- By which decision the fund gives: into a round's escrow, out of it to a payee, or back.
CREATE TABLE award (
    log_index bigint PRIMARY KEY,  -- its transfer
    round_id  uuid   NOT NULL REFERENCES round,
    payout_id uuid   UNIQUE REFERENCES payout  -- null: between purse and escrow
);
CREATE INDEX award_by_round ON award (round_id);
CREATE TRIGGER award_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- An award has its decision: of a payout exactly what was decided, else within the fund.
CREATE FUNCTION award_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM award a JOIN round r USING (round_id)
            LEFT JOIN payout p USING (payout_id)
            LEFT JOIN round_project j ON j.proposal_id = p.proposal_id
            WHERE a.log_index = new.log_index AND CASE WHEN a.payout_id IS NULL
                THEN (new.payer_id, new.payee_id) = (r.escrow_id, r.purse_id)
                    OR (new.payer_id, new.payee_id) = (r.purse_id, r.escrow_id)
                    AND new.amount = r.amount AND r.state = 'frozen'
                ELSE new.payer_id = r.escrow_id AND new.payee_id = j.payee_id
                    AND new.amount = p.amount AND new.transfer_id = p.payout_id
                    AND p.round_id = r.round_id AND p.state = 'paid' END) THEN
        RAISE EXCEPTION 'transfer % was decided by nobody', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'award_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER award_is_decided AFTER INSERT ON transfer
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind = 'award') EXECUTE FUNCTION award_is_decided();

-- Nothing leaves the fund but what shares it out, gives back what it got, or was decided.
CREATE FUNCTION fund_gives_by_decision() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp
    -- Each payment comes by here: the few that take from the fund are met by their key, one by one.
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
    funds integer[];
    bad   bigint;
BEGIN
    SELECT array_agg(account_id) INTO funds FROM account
        WHERE kind <> 'member' AND kind = 'fund';
    SELECT log_index INTO bad FROM new_entry e
        WHERE amount < 0 AND account_id = ANY (funds)
            AND NOT EXISTS (SELECT FROM transfer t WHERE t.log_index = e.log_index
                AND t.kind IN ('sweep', 'reversal', 'award', 'loan', 'writeOff')) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'fact % takes from the fund without a decision', bad
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_gives_by_decision';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER fund_gives_by_decision AFTER INSERT ON entry
    REFERENCING NEW TABLE AS new_entry
    FOR EACH STATEMENT EXECUTE FUNCTION fund_gives_by_decision();

GRANT SELECT ON round, proposal, proposal_version, proposal_second, round_voter, round_project,
    ballot, objection, payout, award TO mutirao_service;
GRANT INSERT ON proposal, proposal_version, proposal_second, round_voter, round_project, ballot,
    objection, payout, award TO mutirao_service;
GRANT INSERT (round_id, title, decision, purse_id, amount, rule, quorum_part, quorum_whole,
    seconds_needed, electorate, proxies_max, report_days, proposals_until, ballot_opens_at,
    ballot_closes_at, objections_until, community_id,
    support_until, made_by) ON round TO mutirao_service;
GRANT UPDATE (title, decision, purse_id, amount, rule, quorum_part, quorum_whole, seconds_needed,
    electorate, proxies_max, report_days, proposals_until, ballot_opens_at,
    ballot_closes_at, objections_until,
    community_id, support_until, state, escrow_id, seed, frozen_at,
    frozen_with_part, extension_hours, extended_from, counted_at, ballots_root,
    result, cancelled_for) ON round TO mutirao_service;
GRANT DELETE ON proposal_second TO mutirao_service;
GRANT UPDATE (state, version, reason, merged_into, handed_in) ON proposal TO mutirao_service;
GRANT UPDATE (title, body, interest, milestones, salt) ON proposal_version TO mutirao_service;
GRANT UPDATE (reason, answer, upheld) ON objection TO mutirao_service;
GRANT UPDATE (state, held, reason, paid_at) ON payout TO mutirao_service;
