-- What is left on the accounts of who left, who has not been heard of for long, and who died; and
-- how it comes back. See coop.mutirao.dormancy.

-- A notice that what an account holds will be kept for its owner elsewhere, and what came of it.
CREATE TABLE dormancy (
    dormancy_id uuid        PRIMARY KEY,
    account_id  integer     NOT NULL REFERENCES account,
    cause       text        NOT NULL CHECK (cause IN ('left', 'silent', 'dead',
                            'excluded')),
    told        bigint      NOT NULL UNIQUE,  -- the fact that says so
    told_at     timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,         -- from then on what is there can be taken
    state       text        NOT NULL DEFAULT 'told' CHECK (state IN ('told', 'stayed', 'taken',
                            'returned')),
    stayed      bigint      UNIQUE,           -- the fact that she is here, or stays
    taken       bigint      UNIQUE,           -- the transfer to system-dormant
    amount      minor_units CHECK (amount > 0),
    returned    bigint      UNIQUE,           -- the transfer back
    over_at     timestamptz,                  -- when she stayed, or it came back

    CONSTRAINT dormancy_at_its_step CHECK (
        (state = 'stayed') = (stayed IS NOT NULL)
        AND (state IN ('taken', 'returned')) = (taken IS NOT NULL)
        AND (taken IS NULL) = (amount IS NULL)
        AND (state = 'returned') = (returned IS NOT NULL)
        AND (state IN ('stayed', 'returned')) = (over_at IS NOT NULL)),
    CONSTRAINT dormancy_has_its_time CHECK (due_at = told_at + CASE cause
        WHEN 'dead' THEN interval '0' WHEN 'silent' THEN interval '1440 hours'
        ELSE interval '8760 hours' END)
);
-- At most one notice of an account is open; serves the open ones as well.
CREATE UNIQUE INDEX dormancy_open_once ON dormancy (account_id) WHERE state = 'told';
-- Serves what was kept of an account.
CREATE INDEX dormancy_by_account ON dormancy (account_id, told);
CREATE TRIGGER dormancy_stays BEFORE DELETE OR TRUNCATE ON dormancy
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Whether an account paid after a fact.
CREATE FUNCTION paid_since(account integer, after bigint) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM entry e JOIN transfer t USING (log_index)
        WHERE e.account_id = account AND e.log_index > after AND t.payer_id = account
        AND t.kind IN ('payment', 'gift', 'wage', 'import'))
$$;

-- What an account owes beside its balance: of a loan, and of a venture's surplus.
CREATE FUNCTION owed_beside(whose integer) RETURNS bigint
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT (SELECT coalesce(sum(c.balance), 0)
            FROM loan l JOIN account c ON c.account_id = l.claim_id
            WHERE l.borrower_id = whose AND l.state = 'running')::bigint
        + (SELECT coalesce(sum(greatest(due - paid, 0)), 0)
            FROM surplus_due d WHERE d.account_id = whose)::bigint
$$;

-- Who is silent has not paid for as long as the policy says; of who was excluded nothing else is
-- told than that, or that she died, and what she owes comes before what is kept. A notice ends when
-- its member stays, or when the time is over and all that the account holds was taken; and what was
-- taken comes back as it is, once: to its account, of the dead to another one.
CREATE FUNCTION dormancy_goes_on() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    head bigint := (SELECT size FROM log_head);
    mine account%ROWTYPE;
    days integer;
BEGIN
    SELECT * INTO mine FROM account WHERE account_id = new.account_id;
    IF tg_op = 'INSERT' THEN
        SELECT (value ->> 'days')::integer INTO days FROM policy
            WHERE key = 'dormancy' AND effective_from <= new.told_at
            ORDER BY version DESC LIMIT 1;
    END IF;
    IF (CASE
        WHEN tg_op = 'INSERT' THEN
            new.state = 'told' AND new.told >= head AND mine.kind = 'member' AND NOT mine.closed
            AND (mine.leaving_since IS NULL OR new.cause IN ('excluded', 'dead'))
            AND (mine.leaving_since IS NOT NULL OR new.cause <> 'excluded')
            AND (new.cause <> 'silent' OR (days > 0
                AND mine.opened_at <= new.told_at - days * interval '24 hours'
                AND NOT EXISTS (SELECT FROM dormancy WHERE account_id = new.account_id
                    AND over_at >= new.told_at - days * interval '24 hours')
                AND NOT paid_since(new.account_id, coalesce((SELECT log_index FROM transfer
                    WHERE committed_at < new.told_at - days * interval '24 hours'
                    ORDER BY committed_at DESC, log_index DESC LIMIT 1), -1))))
        WHEN (new.dormancy_id, new.account_id, new.cause, new.told, new.told_at, new.due_at)
            <> (old.dormancy_id, old.account_id, old.cause, old.told, old.told_at, old.due_at)
            THEN false
        WHEN new.state = 'stayed' THEN
            old.state = 'told' AND new.stayed >= head
        WHEN new.state = 'taken' THEN
            old.state = 'told' AND mine.balance = 0
            AND NOT (new.cause = 'silent' AND paid_since(new.account_id, new.told))
            AND NOT (new.cause = 'excluded' AND owed_beside(new.account_id) > 0)
            AND EXISTS (SELECT FROM transfer t JOIN account d ON d.account_id = t.payee_id
                WHERE t.log_index = new.taken AND t.log_index >= head AND t.kind = 'dormant'
                AND t.payer_id = new.account_id AND d.code = 'system-dormant'
                AND t.amount = new.amount AND t.committed_at >= new.due_at)
        WHEN new.state = 'returned' THEN
            old.state = 'taken' AND (new.taken, new.amount) = (old.taken, old.amount)
            AND EXISTS (SELECT FROM transfer t JOIN account d ON d.account_id = t.payer_id
                WHERE t.log_index = new.returned AND t.log_index >= head AND t.kind = 'reclaim'
                AND d.code = 'system-dormant' AND t.amount = new.amount
                AND (t.payee_id = new.account_id OR new.cause = 'dead'))
        ELSE false END) IS NOT TRUE THEN
        RAISE EXCEPTION 'the notice % does not become %', new.dormancy_id, new.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dormancy_goes_on';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER dormancy_goes_on AFTER INSERT OR UPDATE ON dormancy
    FOR EACH ROW EXECUTE FUNCTION dormancy_goes_on();

-- Nothing goes to the dormant or comes back from there but by a notice; and who left, was excluded
-- or died has no open account any more when what it held is taken.
CREATE FUNCTION dormancy_is_told() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM dormancy d JOIN account a USING (account_id)
            WHERE CASE new.kind
                WHEN 'dormant' THEN d.taken = new.log_index AND (d.cause = 'silent' OR a.closed)
                ELSE d.returned = new.log_index END) THEN
        RAISE EXCEPTION 'of what transfer % moves no notice tells', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dormancy_is_told';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER dormancy_is_told AFTER INSERT ON transfer
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind IN ('dormant', 'reclaim')) EXECUTE FUNCTION dormancy_is_told();

GRANT SELECT ON dormancy TO mutirao_service;
GRANT INSERT (dormancy_id, account_id, cause, told, told_at, due_at) ON dormancy
    TO mutirao_service;
GRANT UPDATE (state, stayed, taken, amount, returned, over_at) ON dormancy TO mutirao_service;
