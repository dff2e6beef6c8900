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

-- How an account that owes comes back to zero: day by day, as who owes and an officer agreed.
CREATE TABLE debt_plan (
    plan_id    uuid        PRIMARY KEY,
    account_id integer     NOT NULL REFERENCES account,
    debt       minor_units NOT NULL CHECK (debt > 0),  -- when it was asked for
    due_on     date[]      NOT NULL CHECK (cardinality(due_on) BETWEEN 1 AND 60),
    amounts    bigint[]    NOT NULL,          -- what is due on each of these days
    is_own     boolean     NOT NULL,          -- who owes asked for it; else an officer did
    asked      bigint      NOT NULL UNIQUE,   -- the fact that says so
    asked_by   integer     NOT NULL REFERENCES member,
    asked_at   timestamptz NOT NULL,
    agreed     bigint      UNIQUE,            -- the fact that the other side agreed
    agreed_by  integer     REFERENCES member,
    agreed_at  timestamptz,
    state      text        NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed',
                           'fulfilled', 'failed', 'lapsed')),
    ended      bigint      UNIQUE,            -- the fact that says how
    ended_at   timestamptz,

    CONSTRAINT debt_plan_at_its_step CHECK (
        num_nulls(agreed, agreed_by, agreed_at) IN (0, 3) AND num_nulls(ended, ended_at) IN (0, 2)
        AND (state IN ('asked', 'agreed')) = (ended IS NULL)
        AND CASE state WHEN 'asked' THEN agreed IS NULL WHEN 'lapsed' THEN true
            ELSE agreed IS NOT NULL END),
    CONSTRAINT debt_plan_by_two CHECK (agreed_by <> asked_by)
);
-- At most one of an account is open; serves the open ones as well.
CREATE UNIQUE INDEX debt_plan_open_once ON debt_plan (account_id)
    WHERE state IN ('asked', 'agreed');
-- Serves the plans of an account.
CREATE INDEX debt_plan_by_account ON debt_plan (account_id, asked);
CREATE TRIGGER debt_plan_stays BEFORE DELETE OR TRUNCATE ON debt_plan
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A plan is for the whole debt, by days to come. Who owes and an officer agree, neither alone. It
-- is fulfilled at zero, fails when a day and ten more are over and more is owed than it left, and
-- lapses before it is agreed, or when the debt was written off.
CREATE FUNCTION debt_plan_goes_on() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    head  bigint := (SELECT size FROM log_head);
    owner integer;
    who   integer := CASE WHEN tg_op = 'INSERT' THEN new.asked_by ELSE new.agreed_by END;
    held  bigint;
    acts  boolean;
    own   boolean;
    gone  boolean;
BEGIN
    SELECT a.balance, a.member_id, who = a.member_id OR d.member_id IS NOT NULL,
        who = a.member_id OR (d.member_id IS NOT NULL AND m.kind <> 'person')
        INTO held, owner, acts, own
        FROM account a JOIN member m USING (member_id)
            LEFT JOIN delegation d ON d.account_id = a.account_id AND d.member_id = who
        WHERE a.account_id = new.account_id AND a.kind = 'member';
    gone := EXISTS (SELECT FROM transfer WHERE kind = 'writeOff' AND log_index > new.asked
        AND payee_id = new.account_id);
    IF (CASE WHEN owner IS NULL THEN false
        WHEN tg_op = 'INSERT' THEN
            new.state = 'asked' AND new.asked >= head AND new.debt = -held
            AND (CASE WHEN new.is_own THEN own ELSE NOT acts END)
            AND cardinality(new.due_on) = cardinality(new.amounts)
            AND (SELECT sum(amount) = new.debt AND min(amount) > 0
                AND min(day) > (new.asked_at AT TIME ZONE 'UTC')::date
                AND count(DISTINCT day) = cardinality(new.due_on)
                AND array_agg(day ORDER BY day) = new.due_on
                FROM unnest(new.due_on, new.amounts) AS n (day, amount))
        WHEN (new.plan_id, new.account_id, new.debt, new.due_on, new.amounts, new.is_own,
                new.asked, new.asked_by, new.asked_at)
            <> (old.plan_id, old.account_id, old.debt, old.due_on, old.amounts, old.is_own,
                old.asked, old.asked_by, old.asked_at) OR old.ended IS NOT NULL
            OR (old.agreed IS NOT NULL AND (new.agreed, new.agreed_by, new.agreed_at)
                <> (old.agreed, old.agreed_by, old.agreed_at)) THEN false
        WHEN new.state = 'agreed' THEN
            old.state = 'asked' AND new.agreed >= head
            AND (CASE WHEN new.is_own THEN NOT acts ELSE own END)
        WHEN new.state = 'lapsed' THEN
            new.ended >= head AND (new.agreed IS NULL OR (old.state = 'agreed' AND gone))
        WHEN new.state = 'fulfilled' THEN
            old.state = 'agreed' AND new.ended >= head AND held >= 0 AND NOT gone
        WHEN new.state = 'failed' THEN
            old.state = 'agreed' AND new.ended >= head AND EXISTS (SELECT FROM
                (SELECT day, sum(amount) OVER (ORDER BY day) AS until
                    FROM unnest(new.due_on, new.amounts) AS n (day, amount)) d
                WHERE day + 10 < (new.ended_at AT TIME ZONE 'UTC')::date
                AND -held > new.debt - until)
        ELSE false END) IS NOT TRUE THEN
        RAISE EXCEPTION 'the plan % does not become %', new.plan_id, new.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'debt_plan_goes_on';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER debt_plan_goes_on AFTER INSERT OR UPDATE ON debt_plan
    FOR EACH ROW EXECUTE FUNCTION debt_plan_goes_on();

GRANT SELECT ON debt_plan TO mutirao_service;
GRANT INSERT (plan_id, account_id, debt, due_on, amounts, is_own, asked, asked_by, asked_at)
    ON debt_plan TO mutirao_service;
GRANT UPDATE (state, agreed, agreed_by, agreed_at, ended, ended_at) ON debt_plan
    TO mutirao_service;
