-- What was done with a tranche, in the words of the proposal's author. See
-- coop.mutirao.assembly.TrancheReports.

-- The text can be erased with its salt; that there was a report stays.
CREATE TABLE tranche_report (
    payout_id uuid        PRIMARY KEY REFERENCES payout,
    author_id integer     NOT NULL REFERENCES member,
    body      text        NOT NULL CHECK (length(body) <= 10000),
    content   text        NOT NULL CHECK (content ~ '^[0-9a-f]{64}$'),  -- commits to the text
    salt      bytea       CHECK (octet_length(salt) = 32),              -- null: erased
    shown_at  timestamptz NOT NULL,
    CONSTRAINT tranche_report_says_something CHECK (salt IS NULL OR body <> '')
);
CREATE INDEX tranche_report_by_author ON tranche_report (author_id);

-- What was paid is reported on, by the author of the proposal.
CREATE FUNCTION tranche_report_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM payout o JOIN proposal p USING (proposal_id)
            WHERE o.payout_id = new.payout_id AND o.state = 'paid'
            AND p.author_id = new.author_id AND new.shown_at >= o.paid_at) THEN
        RAISE EXCEPTION 'nothing is to be reported of payout %', new.payout_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tranche_report_is_due';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER tranche_report_is_due BEFORE INSERT ON tranche_report
    FOR EACH ROW EXECUTE FUNCTION tranche_report_is_due();

-- Where a round asks for reports, a tranche is released when all before it are paid and reported
-- on.
CREATE FUNCTION payout_after_reports() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM round WHERE round_id = new.round_id AND report_days > 0)
        AND EXISTS (SELECT FROM payout o WHERE o.round_id = new.round_id
            AND o.proposal_id = new.proposal_id AND o.tranche < new.tranche
            AND NOT EXISTS (SELECT FROM tranche_report t WHERE t.payout_id = o.payout_id)) THEN
        RAISE EXCEPTION 'payout % waits for a report', new.payout_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_after_reports';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER payout_after_reports BEFORE UPDATE OF state ON payout
    FOR EACH ROW WHEN (old.state = 'waiting' AND new.state = 'open')
    EXECUTE FUNCTION payout_after_reports();

GRANT SELECT, INSERT ON tranche_report TO mutirao_service;
GRANT UPDATE (body, salt) ON tranche_report TO mutirao_service;
