-- What nobody will pay any more: which transfers write a debt off, and what members bear of it. See
-- coop.mutirao.loss.

-- What a member bears of a loss, by what she traded in the year before.
CREATE TABLE loss_share (
    motion_id  uuid        NOT NULL REFERENCES motion,
    account_id integer     NOT NULL REFERENCES account,
    decided_at timestamptz NOT NULL,
    trade      bigint      NOT NULL CHECK (trade > 0),
    due        minor_units NOT NULL CHECK (due > 0),

    PRIMARY KEY (motion_id, account_id)
);
-- Serves what an account was to bear in a year.
CREATE INDEX loss_share_by_time ON loss_share (decided_at);
CREATE TRIGGER loss_share_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loss_share
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- By which motion a transfer writes a debt off, or collects what a member bears of it.
CREATE TABLE loss_posting (
    log_index  bigint  PRIMARY KEY,  -- its transfer
    motion_id  uuid    NOT NULL REFERENCES motion,
    account_id integer,              -- whose share it collects; null: it writes the debt off

    FOREIGN KEY (motion_id, account_id) REFERENCES loss_share
);
-- Serves what was collected of a share, and what was written off by a motion.
CREATE INDEX loss_posting_by_motion ON loss_posting (motion_id, account_id);
CREATE TRIGGER loss_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loss_posting
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Members bear together no more than what nothing else covered, and of no loss before it is there.
CREATE FUNCTION loss_shares_within_deficit() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    bad uuid;
BEGIN
    SELECT n.motion_id INTO bad FROM (SELECT DISTINCT motion_id FROM new_share) n
        WHERE NOT EXISTS (SELECT FROM motion WHERE motion_id = n.motion_id AND state = 'accepted')
            OR (SELECT sum(due) FROM loss_share WHERE motion_id = n.motion_id)
                > (SELECT coalesce(sum(t.amount), 0) FROM loss_posting p
                    JOIN transfer t USING (log_index) JOIN account g ON g.account_id = t.payer_id
                    WHERE p.motion_id = n.motion_id AND p.account_id IS NULL
                    AND g.code = 'system-deficit') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'of the loss of motion % members would bear more than there is', bad
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loss_shares_within_deficit';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER loss_shares_within_deficit AFTER INSERT ON loss_share
    REFERENCING NEW TABLE AS new_share
    FOR EACH STATEMENT EXECUTE FUNCTION loss_shares_within_deficit();

-- A loss moves by a motion that was accepted and says so: out of the fund and the deficit to who
-- owes, no more than was said; from a member to the deficit, no more than her share. And the
-- deficit goes no further than the standing orders let it.
CREATE FUNCTION loss_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM loss_posting p JOIN motion m USING (motion_id)
            JOIN account g ON g.account_id = new.payer_id
            JOIN account r ON r.account_id = new.payee_id
            WHERE p.log_index = new.log_index AND m.kind = 'writeOff' AND m.state = 'executed'
            AND CASE WHEN new.kind = 'writeOff' THEN
                p.account_id IS NULL AND m.subject_id = new.payee_id AND r.closed
                AND (g.code IN ('fund-reserve', 'system-deficit') OR g.code = 'fund-expansion'
                    AND m.decision::jsonb ->> 'expansion' = 'yes')
                AND (SELECT sum(amount) FROM loss_posting JOIN transfer USING (log_index)
                    WHERE motion_id = m.motion_id AND account_id IS NULL)
                    <= (m.decision::jsonb ->> 'amount')::bigint
                AND (g.kind = 'fund' OR -g.balance <= (SELECT
                    (value ->> 'deficitMaximum')::bigint FROM policy
                    WHERE key = 'standingOrders' AND effective_from <= new.committed_at
                    ORDER BY version DESC LIMIT 1))
            ELSE
                p.account_id = new.payer_id AND r.code = 'system-deficit' AND r.balance <= 0
                AND (SELECT sum(amount) FROM loss_posting l JOIN transfer USING (log_index)
                    WHERE l.motion_id = m.motion_id AND l.account_id = new.payer_id)
                    <= (SELECT due FROM loss_share s WHERE s.motion_id = m.motion_id
                        AND s.account_id = new.payer_id) END) THEN
        RAISE EXCEPTION 'the loss that transfer % moves was decided by nobody', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loss_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER loss_is_decided AFTER INSERT ON transfer
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind IN ('writeOff', 'lossShare')) EXECUTE FUNCTION loss_is_decided();

GRANT SELECT, INSERT ON loss_share, loss_posting TO mutirao_service;
