-- Ways to vote beside one's own device: on paper, or through another member. See
-- coop.mutirao.assembly.Paper and coop.mutirao.assembly.Proxies.

-- With what the service promises voters that their ballots come into the log. See
-- coop.mutirao.assembly.Promises.
CREATE TABLE promise_key (
    poll_id uuid  PRIMARY KEY,  -- a round or a motion
    secret  bytea NOT NULL CHECK (octet_length(secret) = 32)
);
CREATE TRIGGER promise_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON promise_key
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
GRANT SELECT, INSERT ON promise_key TO mutirao_service;

-- A ballot says what the round's rule lets it: projects of the round, each once, with no more
-- points, and no fewer or more projects, than the rule has.
CREATE FUNCTION ballot_within_rule() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    said    jsonb := new.ballot::jsonb -> 'choice';
    rules   jsonb;
    named   text[];
    lowest  bigint := 1;
    highest bigint := 1;
BEGIN
    SELECT rule::jsonb INTO rules FROM round WHERE round_id = new.round_id;
    IF rules ->> 'ballots' = 'points' AND jsonb_typeof(said) = 'object' THEN
        SELECT array_agg(key), min(value::bigint), max(value::bigint) INTO named, lowest, highest
            FROM jsonb_each_text(said);
    ELSIF rules ->> 'ballots' = 'approval' AND jsonb_typeof(said) = 'array' THEN
        SELECT array_agg(p) INTO named FROM jsonb_array_elements_text(said) AS p;
    ELSE
        lowest := 0;
    END IF;
    IF lowest < 1 OR highest > coalesce((rules ->> 'pointsMax')::bigint, 1)
        OR cardinality(named) < coalesce((rules ->> 'choicesMin')::integer, 0)
        OR cardinality(named) > coalesce((rules ->> 'choicesMax')::integer, cardinality(named))
        OR (SELECT count(*) FROM round_project WHERE round_id = new.round_id
            AND proposal_id::text = ANY (named)) < cardinality(named) THEN
        RAISE EXCEPTION 'no ballot of round % can say this', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_within_rule';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER ballot_within_rule BEFORE INSERT ON ballot
    FOR EACH ROW EXECUTE FUNCTION ballot_within_rule();

-- Who holds which sheet. A serial number is used once in a round.
CREATE TABLE paper_sheet (
    round_id    uuid        NOT NULL,
    serial      integer     NOT NULL CHECK (serial > 0),
    member_id   integer     NOT NULL,
    issued_by   integer     NOT NULL REFERENCES member,
    agreed_by   integer     NOT NULL REFERENCES member,  -- the other officer
    issued_at   timestamptz NOT NULL,
    returned_at timestamptz CHECK (returned_at >= issued_at),  -- given back unused; null: it is out
    PRIMARY KEY (round_id, serial),
    FOREIGN KEY (round_id, member_id) REFERENCES round_voter,
    CONSTRAINT paper_sheet_is_for_another CHECK (member_id NOT IN (issued_by, agreed_by)),
    CONSTRAINT paper_sheet_by_two CHECK (issued_by <> agreed_by)
);
CREATE UNIQUE INDEX paper_sheet_one ON paper_sheet (round_id, member_id) WHERE returned_at IS NULL;

-- Who enters sheets beside the coordinators.
CREATE TABLE paper_teller (
    round_id  uuid    REFERENCES round,
    member_id integer REFERENCES member,
    PRIMARY KEY (round_id, member_id)
);

-- What a teller read on a sheet. The leaf only commits to it.
CREATE TABLE paper_entry (
    log_index  bigint      UNIQUE,  -- null until the close
    round_id   uuid        NOT NULL,
    serial     integer     NOT NULL,
    teller_id  integer     NOT NULL REFERENCES member,
    choice     text        NOT NULL,  -- as the ballot's text has it
    entry      text        NOT NULL,
    salt       bytea       NOT NULL CHECK (octet_length(salt) = 32),
    entered_at timestamptz NOT NULL,
    PRIMARY KEY (round_id, serial, teller_id),
    FOREIGN KEY (round_id, serial) REFERENCES paper_sheet
);
CREATE TRIGGER paper_entry_append_only BEFORE DELETE OR TRUNCATE ON paper_entry
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER paper_entry_is_sealed BEFORE UPDATE ON paper_entry
    FOR EACH ROW EXECUTE FUNCTION sealed_at_the_close();

-- Who lets whom vote for her. Before the freeze it is not known yet who may vote.
CREATE TABLE round_proxy (
    round_id   uuid        NOT NULL REFERENCES round,
    giver_id   integer     NOT NULL REFERENCES member,
    holder_id  integer     NOT NULL REFERENCES member CHECK (holder_id <> giver_id),
    given_at   timestamptz NOT NULL,
    revoked_at timestamptz CHECK (revoked_at >= given_at),
    PRIMARY KEY (round_id, giver_id, given_at)
);
CREATE UNIQUE INDEX round_proxy_one ON round_proxy (round_id, giver_id) WHERE revoked_at IS NULL;
CREATE INDEX round_proxy_by_holder ON round_proxy (round_id, holder_id);

-- Sheets are given out before anybody can have voted, so that no refusal tells who has. Unused ones
-- can be given back until the close.
CREATE FUNCTION paper_sheet_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF tg_op = 'UPDATE' AND (old.returned_at IS NOT NULL
            OR (new.round_id, new.serial, new.member_id, new.issued_by, new.issued_at)
                <> (old.round_id, old.serial, old.member_id, old.issued_by, old.issued_at)
            OR EXISTS (SELECT FROM paper_entry e WHERE e.round_id = new.round_id
                AND e.serial = new.serial))
        OR NOT EXISTS (SELECT FROM round WHERE round_id = new.round_id
            AND CASE WHEN tg_op = 'INSERT'
                THEN state = 'frozen' AND new.issued_at < ballot_opens_at
                ELSE state IN ('frozen', 'balloting')
                    AND new.returned_at < ballot_closes_at END) THEN
        RAISE EXCEPTION 'sheet % of round % stays', new.serial, new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_sheet_is_due';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER paper_sheet_is_due BEFORE INSERT OR UPDATE ON paper_sheet
    FOR EACH ROW EXECUTE FUNCTION paper_sheet_is_due();

-- Whether a member wrote, or would be paid by, one of the projects that a round votes about; or
-- acts for who would be.
CREATE FUNCTION has_part(round uuid, member integer) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = public, pg_temp
    RETURN EXISTS (SELECT FROM round_project j JOIN proposal p USING (proposal_id)
            JOIN account a ON a.account_id = j.payee_id
        WHERE j.round_id = has_part.round AND (p.author_id = has_part.member
            OR a.member_id = has_part.member OR EXISTS (SELECT FROM delegation d
                WHERE d.account_id = a.account_id AND d.member_id = has_part.member)));

CREATE FUNCTION paper_teller_has_no_part() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF has_part(new.round_id, new.member_id) THEN
        RAISE EXCEPTION 'who has a part in round % is no teller of it', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_teller_has_no_part';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER paper_teller_has_no_part BEFORE INSERT ON paper_teller
    FOR EACH ROW EXECUTE FUNCTION paper_teller_has_no_part();

-- A sheet that is out is entered while members vote, until two agree: by nobody who voted on it,
-- gave it out, or has a part in the round.
CREATE FUNCTION paper_entry_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM round r JOIN paper_sheet s USING (round_id)
            WHERE r.round_id = new.round_id AND s.serial = new.serial AND r.state = 'balloting'
            AND new.entered_at >= ballot_opens_at AND new.entered_at < ballot_closes_at
            AND s.returned_at IS NULL
            AND new.teller_id NOT IN (s.member_id, s.issued_by, s.agreed_by))
        OR has_part(new.round_id, new.teller_id)
        OR new.log_index IS NOT NULL
        OR new.entry::jsonb -> 'choice' <> new.choice::jsonb
        OR EXISTS (SELECT FROM ballot b WHERE b.round_id = new.round_id
            AND b.sheet = new.serial) THEN
        RAISE EXCEPTION 'sheet % of round % cannot be entered so', new.serial, new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_entry_is_due';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER paper_entry_is_due BEFORE INSERT ON paper_entry
    FOR EACH ROW EXECUTE FUNCTION paper_entry_is_due();

-- A proxy is given to who holds no more than the round lets her, and not passed on.
CREATE FUNCTION round_proxy_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF tg_op = 'UPDATE' AND (old.revoked_at IS NOT NULL
            OR (new.round_id, new.giver_id, new.holder_id, new.given_at)
                <> (old.round_id, old.giver_id, old.holder_id, old.given_at)
            OR EXISTS (SELECT FROM ballot b WHERE b.round_id = new.round_id
                AND b.member_id = new.giver_id))
        OR tg_op = 'INSERT' AND (
            (SELECT count(*) FROM round_proxy p WHERE p.round_id = new.round_id
                AND p.holder_id = new.holder_id AND p.revoked_at IS NULL)
                >= (SELECT proxies_max FROM round WHERE round_id = new.round_id)
            OR EXISTS (SELECT FROM round_proxy p WHERE p.round_id = new.round_id
                AND p.revoked_at IS NULL
                AND (p.holder_id = new.giver_id OR p.giver_id = new.holder_id))
            OR EXISTS (SELECT FROM ballot b WHERE b.round_id = new.round_id
                AND b.member_id = new.giver_id)
            OR EXISTS (SELECT FROM paper_sheet s WHERE s.round_id = new.round_id
                AND s.member_id = new.giver_id AND s.returned_at IS NULL))
        OR NOT EXISTS (SELECT FROM round WHERE round_id = new.round_id
            AND state IN ('proposing', 'supporting', 'review', 'frozen', 'balloting')
            AND coalesce(new.revoked_at, new.given_at) < ballot_closes_at) THEN
        RAISE EXCEPTION 'a proxy of round % cannot be so', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_proxy_is_due';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER round_proxy_is_due BEFORE INSERT OR UPDATE ON round_proxy
    FOR EACH ROW EXECUTE FUNCTION round_proxy_is_due();

-- One right, one channel: who holds a sheet votes by it alone, once two tellers read the same on
-- it; a holder votes for whom she has a proxy of, who does not vote herself while it stands; and
-- all ballots of a voter come the same way.
CREATE FUNCTION ballot_by_its_channel() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF new.sheet IS DISTINCT FROM (SELECT serial FROM paper_sheet s WHERE s.round_id = new.round_id
            AND s.member_id = new.member_id AND s.returned_at IS NULL)
        OR new.sheet IS NOT NULL AND (SELECT count(*) FROM paper_entry e
            WHERE e.round_id = new.round_id AND e.serial = new.sheet
            AND e.choice::jsonb = new.ballot::jsonb -> 'choice') < 2
        OR new.holder_id IS DISTINCT FROM (SELECT holder_id FROM round_proxy p
            WHERE p.round_id = new.round_id AND p.giver_id = new.member_id
            AND p.revoked_at IS NULL)
        OR EXISTS (SELECT FROM ballot b WHERE b.round_id = new.round_id
            AND b.member_id = new.member_id AND (new.sheet IS NOT NULL
                OR b.sheet IS NOT NULL OR b.holder_id IS DISTINCT FROM new.holder_id))
        OR new.ballot::jsonb ->> 'sheet' IS DISTINCT FROM new.sheet::text
        OR (new.ballot::jsonb ->> 'holder' IS NULL) <> (new.holder_id IS NULL) THEN
        RAISE EXCEPTION 'no ballot of round % comes this way', new.round_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_by_its_channel';
    END IF;
    RETURN new;
END
$$;
-- After ballot_in_time, before ballot_within_rule.
CREATE TRIGGER ballot_on_its_channel BEFORE INSERT ON ballot
    FOR EACH ROW EXECUTE FUNCTION ballot_by_its_channel();

GRANT SELECT, INSERT ON paper_sheet, paper_teller, paper_entry, round_proxy TO mutirao_service;
GRANT UPDATE (log_index) ON paper_entry TO mutirao_service;
GRANT UPDATE (returned_at) ON paper_sheet TO mutirao_service;
GRANT DELETE ON paper_teller TO mutirao_service;
GRANT UPDATE (revoked_at) ON round_proxy TO mutirao_service;
