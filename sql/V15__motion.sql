-- Motions: what an assembly decides by yes and no, and what came of it. See coop.mutirao.motion.

CREATE TABLE motion (
    motion_id    uuid        PRIMARY KEY,
    number       integer     GENERATED ALWAYS AS IDENTITY UNIQUE,
    community_id integer     NOT NULL REFERENCES community,  -- whose assembly decides
    author_id    integer     NOT NULL REFERENCES member,
    kind         text        NOT NULL CHECK (kind IN ('text', 'policy', 'mandate', 'limit',
                             'exclusion', 'admission', 'writeOff', 'amendment')),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    body         text        NOT NULL CHECK (length(body) <= 10000),
    content      text        CHECK (content ~ '^[0-9a-f]{64}$'),  -- commits to title and body
    salt         bytea       CHECK (octet_length(salt) = 32),      -- null: a draft, or erased
    decision     text        NOT NULL,                -- what it would do, as canonical JSON
    subject_id   integer     REFERENCES account,      -- about whom; null: about no member
    voting_hours integer     CHECK (voting_hours > 0),  -- null: as long as the standing orders say
    state        text        NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted',
                             'announced', 'voting', 'accepted', 'rejected', 'noQuorum', 'executed',
                             'failed', 'withdrawn')),
    orders       integer     CHECK (orders > 0),      -- version of standingOrders when announced
    opens_at     timestamptz,
    closes_at    timestamptz,
    voters       integer     CHECK (voters >= 0),     -- so many could vote
    yes          integer     CHECK (yes >= 0),
    no           integer     CHECK (no >= 0),
    abstain      integer     CHECK (abstain >= 0),
    effective_at timestamptz,                         -- when what was accepted is done
    act_at       bigint      UNIQUE,                  -- index of the fact by which it was done
    failure      text        CHECK (length(failure) BETWEEN 1 AND 100),

    CONSTRAINT motion_subject CHECK ((subject_id IS NOT NULL)
        = (kind IN ('mandate', 'limit', 'exclusion', 'writeOff')
            OR kind = 'admission' AND state = 'executed')),
    CONSTRAINT motion_content CHECK ((state NOT IN ('draft', 'withdrawn'))
        <= (content IS NOT NULL)),
    CONSTRAINT motion_announced CHECK ((state NOT IN ('draft', 'submitted', 'withdrawn'))
        <= (num_nonnulls(orders, opens_at, closes_at) = 3)),
    CONSTRAINT motion_times CHECK (closes_at > opens_at AND effective_at >= closes_at),
    CONSTRAINT motion_has_voters CHECK ((state NOT IN ('draft', 'submitted', 'announced',
        'withdrawn')) = (voters IS NOT NULL)),
    CONSTRAINT motion_counted CHECK (num_nonnulls(yes, no, abstain)
        = CASE WHEN state IN ('accepted', 'rejected', 'noQuorum', 'executed', 'failed')
            THEN 3 ELSE 0 END),
    CONSTRAINT motion_counts CHECK (yes + no + abstain <= voters),
    CONSTRAINT motion_accepted CHECK ((state IN ('accepted', 'executed', 'failed'))
        <= (yes > no AND effective_at IS NOT NULL)),
    CONSTRAINT motion_executed CHECK ((act_at IS NOT NULL)
        = (state = 'executed' AND kind <> 'text')),
    CONSTRAINT motion_failed CHECK ((failure IS NOT NULL) = (state = 'failed'))
);
-- Serves whoever looks for what is due.
CREATE INDEX motion_under_way ON motion (motion_id)
    WHERE state IN ('announced', 'voting', 'accepted');
CREATE INDEX motion_by_author ON motion (author_id);

-- A motion goes from step to step and never back; what is voted about and how stays. Its words may
-- be erased.
CREATE FUNCTION motion_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.state <> old.state AND old.state || ' ' || new.state NOT IN (
            'draft submitted', 'draft announced', 'submitted announced', 'announced voting',
            'voting accepted', 'voting rejected', 'voting noQuorum', 'accepted executed',
            'accepted failed', 'draft withdrawn', 'submitted withdrawn', 'announced withdrawn')
        OR old.state <> 'draft' AND ((new.community_id, new.kind, new.decision,
                new.voting_hours) IS DISTINCT FROM (old.community_id, old.kind, old.decision,
                old.voting_hours)
            OR new.subject_id IS DISTINCT FROM old.subject_id
                AND NOT (new.kind = 'admission' AND old.state = 'accepted')
            OR (new.title, new.body) IS DISTINCT FROM (old.title, old.body)
                AND (new.title, new.body) <> ('Erased.', ''))
        OR new.content <> old.content OR new.salt <> old.salt
        OR new.orders <> old.orders OR new.voters <> old.voters
        OR new.opens_at <> old.opens_at AND old.state <> 'announced'
        OR new.closes_at <> old.closes_at AND old.state <> 'announced'
        OR (new.yes, new.no, new.abstain) <> (old.yes, old.no, old.abstain)
        OR new.effective_at <> old.effective_at OR new.act_at <> old.act_at
        OR new.failure <> old.failure THEN
        RAISE EXCEPTION 'motion % does not go from % to % like this',
                old.motion_id, old.state, new.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_goes_on';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER motion_goes_on BEFORE UPDATE ON motion
    FOR EACH ROW EXECUTE FUNCTION motion_goes_on();

-- Whom an admission would admit. The log has a commitment to all of it, so that it can go.
CREATE TABLE motion_newcomer (
    motion_id    uuid         PRIMARY KEY REFERENCES motion,
    code         account_code NOT NULL,
    name         text         NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    contact      text         NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
    community_id integer      NOT NULL REFERENCES community,
    salt         bytea        NOT NULL CHECK (octet_length(salt) = 32)
);
CREATE FUNCTION motion_newcomer_of_a_draft() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF tg_op = 'UPDATE' OR NOT EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id
            AND kind = 'admission' AND state = 'draft') THEN
        RAISE EXCEPTION 'motion % is no draft that admits somebody', new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_newcomer_of_a_draft';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER motion_newcomer_of_a_draft BEFORE INSERT OR UPDATE ON motion_newcomer
    FOR EACH ROW EXECUTE FUNCTION motion_newcomer_of_a_draft();

-- Who is not admitted goes, and so do the words that speak of her.
CREATE FUNCTION motion_forgets_newcomer() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id
            AND (title, body) <> ('Erased.', ''))
        OR EXISTS (SELECT FROM motion_newcomer WHERE motion_id = new.motion_id) THEN
        RAISE EXCEPTION 'motion % still tells of whom it does not admit', new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_forgets_newcomer';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER motion_forgets_newcomer AFTER UPDATE OF state ON motion
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind = 'admission'
        AND new.state IN ('rejected', 'noQuorum', 'failed', 'withdrawn'))
    EXECUTE FUNCTION motion_forgets_newcomer();

CREATE TABLE motion_second (
    motion_id uuid    REFERENCES motion,
    member_id integer REFERENCES member,
    PRIMARY KEY (motion_id, member_id)
);

-- Who has more of a motion than others: as of when it was handed in, in its transaction.
CREATE TABLE motion_part (
    motion_id uuid    REFERENCES motion,
    member_id integer REFERENCES member,
    part      text    NOT NULL CHECK (part IN ('subject', 'manages')),
    PRIMARY KEY (motion_id, member_id)
);
CREATE TRIGGER motion_part_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON motion_part
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE FUNCTION motion_part_of_a_draft() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion JOIN account ON account_id = subject_id
            WHERE motion_id = new.motion_id AND state = 'draft'
            AND (new.part = 'subject') = (account.member_id = new.member_id)) THEN
        RAISE EXCEPTION 'motion % is not handed in now, or member % has another part in it',
                new.motion_id, new.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_part_of_a_draft';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER motion_part_of_a_draft BEFORE INSERT ON motion_part
    FOR EACH ROW EXECUTE FUNCTION motion_part_of_a_draft();

-- Who may vote: as of the opening, in its transaction.
CREATE TABLE motion_voter (
    motion_id uuid      REFERENCES motion,
    member_id integer   REFERENCES member,
    account   public_id NOT NULL,
    PRIMARY KEY (motion_id, member_id),
    UNIQUE (motion_id, account)
);
CREATE TRIGGER motion_voter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON motion_voter
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE FUNCTION motion_is_not_open() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id AND state = 'announced') THEN
        RAISE EXCEPTION 'motion % is not being opened', new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_is_not_open';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER motion_is_not_open BEFORE INSERT ON motion_voter
    FOR EACH ROW EXECUTE FUNCTION motion_is_not_open();

-- What was voted comes into the log at the close, so that the log tells nobody before how many
-- voted: then it gets its place there, once, in the transaction that writes the leaf.
CREATE FUNCTION sealed_at_the_close() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    closed boolean;
BEGIN
    IF tg_table_name = 'motion_vote' THEN
        closed := EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id AND state = 'voting');
    ELSE
        closed := EXISTS (SELECT FROM round WHERE round_id = new.round_id AND state = 'counting');
    END IF;
    IF NOT closed OR old.log_index IS NOT NULL OR new.log_index IS NULL
        OR new.log_index < (SELECT size FROM log_head)
        OR to_jsonb(new) - 'log_index' <> to_jsonb(old) - 'log_index' THEN
        RAISE EXCEPTION '% is append-only', tg_table_name
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sealed_at_the_close';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER ballot_is_sealed BEFORE UPDATE ON ballot
    FOR EACH ROW EXECUTE FUNCTION sealed_at_the_close();

-- Who has a key of her own in force signs: herself, or as the holder of a proxy.
CREATE FUNCTION vote_without_signature() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM device_key k JOIN account a USING (account_id)
            WHERE a.member_id = coalesce((to_jsonb(new) ->> 'holder_id')::integer, new.member_id)
            AND k.person_id IS NULL AND k.revoked_at IS NULL) THEN
        RAISE EXCEPTION 'who has a device key signs her vote'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_without_signature';
    END IF;
    RETURN new;
END
$$;
-- What came on paper is nobody's signature.
CREATE TRIGGER ballot_without_signature BEFORE INSERT ON ballot
    FOR EACH ROW WHEN (new.sheet IS NULL AND new.ballot::jsonb ->> 'sig' IS NULL)
    EXECUTE FUNCTION vote_without_signature();

-- Votes: of each voter the one with the highest number counts. The leaf only commits to it.
CREATE TABLE motion_vote (
    log_index bigint      UNIQUE,  -- null until the close
    motion_id uuid        NOT NULL,
    member_id integer     NOT NULL,
    seq       bigint      NOT NULL CHECK (seq BETWEEN 1 AND 9007199254740991),
    vote      text        NOT NULL CHECK (vote IN ('yes', 'no', 'abstain')),
    key_id    uuid,
    signature bytea       CHECK (octet_length(signature) = 64),
    unsigned  text        CHECK (unsigned IN ('noKey', 'keysRevoked')),  -- why; null: it is signed
    salt      bytea       NOT NULL CHECK (octet_length(salt) = 32),
    cast_at   timestamptz NOT NULL,
    PRIMARY KEY (motion_id, member_id, seq),
    FOREIGN KEY (motion_id, member_id) REFERENCES motion_voter,
    CONSTRAINT motion_vote_signed CHECK ((key_id IS NULL) = (signature IS NULL)
        AND (key_id IS NULL) = (unsigned IS NOT NULL))
);
CREATE TRIGGER motion_vote_append_only BEFORE DELETE OR TRUNCATE ON motion_vote
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER motion_vote_is_sealed BEFORE UPDATE ON motion_vote
    FOR EACH ROW EXECUTE FUNCTION sealed_at_the_close();
CREATE TRIGGER motion_vote_without_signature BEFORE INSERT ON motion_vote
    FOR EACH ROW WHEN (new.unsigned IS NOT NULL) EXECUTE FUNCTION vote_without_signature();
-- In the transaction that counts them.
CREATE FUNCTION motion_vote_is_counted() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id AND state = 'voting') THEN
        RAISE EXCEPTION 'motion % is still voted about', new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_vote_is_counted';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER motion_vote_is_counted AFTER UPDATE ON motion_vote
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION motion_vote_is_counted();

CREATE FUNCTION motion_vote_in_time() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id AND state = 'voting'
            AND new.cast_at >= opens_at AND new.cast_at < closes_at)
        OR new.log_index IS NOT NULL
        OR EXISTS (SELECT FROM motion_vote WHERE motion_id = new.motion_id
            AND member_id = new.member_id AND seq >= new.seq)
        OR new.seq > 1000 + (SELECT coalesce(max(seq), 0) FROM motion_vote
            WHERE motion_id = new.motion_id AND member_id = new.member_id) THEN
        RAISE EXCEPTION 'no vote can be cast about motion %', new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_vote_in_time';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER motion_vote_in_time BEFORE INSERT ON motion_vote
    FOR EACH ROW EXECUTE FUNCTION motion_vote_in_time();

-- Where the orders with which it was announced say so, who has a part in it can only abstain.
CREATE FUNCTION motion_vote_abstains() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM motion m
                JOIN policy p ON p.key = 'standingOrders' AND p.version = m.orders
                LEFT JOIN account a ON a.account_id = m.subject_id
            WHERE m.motion_id = new.motion_id AND p.value ->> 'conflicts' = 'abstain'
            AND (a.member_id = new.member_id
                OR EXISTS (SELECT FROM motion_part o
                    WHERE o.motion_id = new.motion_id AND o.member_id = new.member_id))) THEN
        RAISE EXCEPTION 'member % has a part in motion % and can only abstain',
                new.member_id, new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_vote_abstains';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER motion_vote_abstains BEFORE INSERT ON motion_vote
    FOR EACH ROW WHEN (new.vote <> 'abstain') EXECUTE FUNCTION motion_vote_abstains();

-- The counts are those of the votes.
CREATE FUNCTION motion_is_counted() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM (SELECT DISTINCT ON (member_id) vote FROM motion_vote
                WHERE motion_id = new.motion_id ORDER BY member_id, seq DESC) AS latest
            HAVING count(*) FILTER (WHERE vote = 'yes') = new.yes
                AND count(*) FILTER (WHERE vote = 'no') = new.no
                AND count(*) FILTER (WHERE vote = 'abstain') = new.abstain
                AND new.voters = (SELECT count(*) FROM motion_voter
                    WHERE motion_id = new.motion_id))
        -- What is counted is in the log.
        OR EXISTS (SELECT FROM motion_vote
            WHERE motion_id = new.motion_id AND log_index IS NULL) THEN
        RAISE EXCEPTION 'motion % is counted wrongly', new.motion_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_is_counted';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER motion_is_counted AFTER UPDATE OF yes, no, abstain ON motion
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.yes IS NOT NULL) EXECUTE FUNCTION motion_is_counted();

-- What an assembly decided says by which motion: that one was accepted, it is done by this and by
-- nothing else, and it said the very same.
ALTER TABLE policy ADD COLUMN motion_id uuid UNIQUE REFERENCES motion;
ALTER TABLE policy ADD CONSTRAINT policy_by_one CHECK (motion_id IS NULL OR set_by IS NULL);
-- How it votes is for the assembly to say, from the second version on.
ALTER TABLE policy ADD CONSTRAINT policy_of_the_assembly
    CHECK (key <> 'standingOrders' OR version = 1 OR motion_id IS NOT NULL);
ALTER TABLE role_grant ADD COLUMN motion_id uuid UNIQUE REFERENCES motion;

CREATE FUNCTION policy_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id AND state = 'executed'
            AND kind = 'policy' AND decision::jsonb ->> 'key' = new.key
            AND decision::jsonb ->> 'version' = new.version::text
            AND (decision::jsonb ->> 'value')::jsonb = new.value) THEN
        RAISE EXCEPTION 'motion % did not decide policy %/%',
                new.motion_id, new.key, new.version
            USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER policy_is_decided AFTER INSERT ON policy
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.motion_id IS NOT NULL) EXECUTE FUNCTION policy_is_decided();

CREATE FUNCTION role_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion JOIN account ON account_id = subject_id
            WHERE motion_id = new.motion_id AND state = 'executed' AND motion.kind = 'mandate'
            AND member_id = new.member_id AND decision::jsonb ->> 'role' = new.role
            AND decision::jsonb ->> 'give' = 'yes') THEN
        RAISE EXCEPTION 'motion % gave nobody the role %', new.motion_id, new.role
            USING ERRCODE = 'check_violation', CONSTRAINT = 'role_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER role_is_decided AFTER INSERT OR UPDATE ON role_grant
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.motion_id IS NOT NULL) EXECUTE FUNCTION role_is_decided();

-- Whom an assembly admitted.
ALTER TABLE member ADD COLUMN motion_id uuid UNIQUE REFERENCES motion;

CREATE FUNCTION member_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion m JOIN account ON account_id = subject_id
            WHERE m.motion_id = new.motion_id AND state = 'executed' AND m.kind = 'admission'
            AND member_id = new.member_id) THEN
        RAISE EXCEPTION 'motion % did not admit member %', new.motion_id, new.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'member_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER member_is_decided AFTER INSERT ON member
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.motion_id IS NOT NULL) EXECUTE FUNCTION member_is_decided();

GRANT SELECT ON motion, motion_second, motion_part, motion_voter, motion_vote TO mutirao_service;
GRANT SELECT, INSERT, DELETE ON motion_newcomer TO mutirao_service;
GRANT INSERT ON motion_second, motion_part, motion_voter, motion_vote TO mutirao_service;
GRANT UPDATE (log_index) ON ballot, motion_vote TO mutirao_service;
GRANT INSERT (motion_id, community_id, author_id, kind, title, body, decision, subject_id,
    voting_hours) ON motion TO mutirao_service;
GRANT UPDATE (community_id, kind, title, body, content, salt, decision, subject_id, voting_hours,
    state, orders, opens_at, closes_at, voters, yes, no, abstain, effective_at, act_at,
    failure) ON motion TO mutirao_service;
