-- What ventures earn beyond their costs, and their share of it for the network: statements, who of
-- a venture's workers approved them, how they were checked, what is due of it and what was given.
-- See coop.mutirao.surplus.

-- A statement as it was filed. Another one for the same time is the next version of it: after a
-- statement was accepted that is its correction.
CREATE TABLE surplus_statement (
    statement_id         uuid        PRIMARY KEY,      -- chosen by who files it
    log_index            bigint      NOT NULL UNIQUE,
    account_id           integer     NOT NULL REFERENCES account,
    period_start         date        NOT NULL,
    months               smallint    NOT NULL CHECK (months IN (1, 3)),
    version              integer     NOT NULL CHECK (version BETWEEN 1 AND 1000),
    policy_id            integer     NOT NULL REFERENCES policy,
    network_ppm          integer     NOT NULL CHECK (network_ppm >= 0),
    education_ppm        integer     NOT NULL CHECK (education_ppm >= 0),
    reserve_ppm          integer     NOT NULL CHECK (reserve_ppm >= 0),
    sales                minor_units NOT NULL,         -- by the ledger, net of contributions
    purchases            minor_units NOT NULL,         -- by the ledger, with contributions
    wages                minor_units NOT NULL,         -- by the ledger; a part of remuneration
    sales_adjustment     minor_units NOT NULL,         -- declared beside the ledger, with a reason
    purchases_adjustment minor_units NOT NULL,
    outside_sales        minor_units NOT NULL CHECK (outside_sales >= 0),
    outside_purchases    minor_units NOT NULL CHECK (outside_purchases >= 0),
    remuneration         minor_units NOT NULL CHECK (remuneration >= 0),
    depreciation         minor_units NOT NULL CHECK (depreciation >= 0),
    loss_forward         minor_units NOT NULL CHECK (loss_forward >= 0),
    surplus              minor_units NOT NULL,
    network_share        minor_units NOT NULL,
    education_share      minor_units NOT NULL,
    reserve_share        minor_units NOT NULL,
    rest                 minor_units NOT NULL,         -- what the workers decide about
    evidence             text        CHECK (evidence ~ '^[0-9a-f]{64}$'),  -- null: none is needed
    filed_by             integer     NOT NULL REFERENCES member,
    filed_at             timestamptz NOT NULL,

    -- Serves a venture's statements by their times and versions.
    CONSTRAINT surplus_statement_versions UNIQUE (account_id, period_start, version),
    CONSTRAINT surplus_period_is_whole CHECK (extract(day FROM period_start) = 1
        AND (extract(month FROM period_start)::integer - 1) % months = 0),
    CONSTRAINT surplus_is_exact CHECK (
        surplus = sales + sales_adjustment + outside_sales - purchases - purchases_adjustment
            - outside_purchases - remuneration - depreciation - loss_forward
        AND network_share = floor(greatest(surplus, 0)::numeric * network_ppm / 1000000)
        AND education_share = floor(greatest(surplus, 0)::numeric * education_ppm / 1000000)
        AND reserve_share = floor(greatest(surplus, 0)::numeric * reserve_ppm / 1000000)
        AND rest = greatest(surplus, 0) - network_share - education_share - reserve_share),
    CONSTRAINT surplus_shares_of_one CHECK (network_ppm + education_ppm + reserve_ppm <= 1000000),
    CONSTRAINT surplus_has_evidence CHECK (evidence IS NOT NULL OR (outside_sales = 0
        AND outside_purchases = 0 AND remuneration = 0 AND depreciation = 0
        AND sales_adjustment = 0 AND purchases_adjustment = 0))
);

CREATE TABLE surplus_approval (
    statement_id uuid        NOT NULL REFERENCES surplus_statement,
    member_id    integer     NOT NULL REFERENCES member,  -- one of the venture's workers
    log_index    bigint      NOT NULL UNIQUE,
    approved_at  timestamptz NOT NULL,

    PRIMARY KEY (statement_id, member_id)
);

CREATE TABLE surplus_check (
    statement_id uuid        PRIMARY KEY REFERENCES surplus_statement,
    log_index    bigint      NOT NULL UNIQUE,
    accepted     boolean     NOT NULL,                    -- else it goes back to the venture
    checked_by   integer     NOT NULL REFERENCES member,
    checked_at   timestamptz NOT NULL
);

-- What a venture owes the network of all its statements together, and has given.
CREATE TABLE surplus_due (
    account_id integer     PRIMARY KEY REFERENCES account,
    due        minor_units NOT NULL CHECK (due >= 0),
    paid       minor_units NOT NULL DEFAULT 0 CHECK (paid >= 0),
    collect_on date,                       -- from then on the rest is taken; null: nothing is
    claim      uuid        NOT NULL UNIQUE,  -- tells nobody; its transfers' ids are made of it

    CONSTRAINT surplus_due_has_its_day CHECK ((collect_on IS NOT NULL) = (due > paid))
);

-- Each amount that a venture gave of it.
CREATE TABLE surplus_payment (
    log_index    bigint      PRIMARY KEY,   -- its transfer
    account_id   integer     NOT NULL REFERENCES surplus_due,
    statement_id uuid        NOT NULL REFERENCES surplus_statement,  -- the latest accepted then
    day          date        NOT NULL,
    due_before   minor_units NOT NULL,
    paid_before  minor_units NOT NULL CHECK (paid_before >= 0),
    amount       minor_units NOT NULL CHECK (amount > 0),

    CONSTRAINT surplus_payment_within CHECK (paid_before + amount <= due_before)
);
-- Serves what a venture gave.
CREATE INDEX surplus_payment_by_account ON surplus_payment (account_id, log_index);

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['surplus_statement', 'surplus_approval', 'surplus_check',
            'surplus_payment'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
            ' FOR EACH STATEMENT EXECUTE FUNCTION append_only()', kept || '_append_only', kept);
    END LOOP;
END
$$;
CREATE TRIGGER surplus_due_stays BEFORE DELETE OR TRUNCATE ON surplus_due
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A statement is of a venture, by the shares of its policy, the next version of its time, with no
-- later time accepted before it, and goes on from the loss that the time before it left.
CREATE FUNCTION surplus_statement_follows() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    carried bigint := (SELECT greatest(0, -surplus) FROM surplus_statement
        JOIN surplus_check USING (statement_id)
        WHERE account_id = new.account_id AND accepted AND period_start < new.period_start
        ORDER BY period_start DESC, version DESC LIMIT 1);
BEGIN
    IF new.log_index < (SELECT size FROM log_head)
        OR NOT EXISTS (SELECT FROM account JOIN member USING (member_id)
            WHERE account_id = new.account_id AND member.kind = 'venture')
        OR NOT EXISTS (SELECT FROM policy WHERE policy_id = new.policy_id AND key = 'surplus'
            AND (value ->> 'networkPpm')::integer = new.network_ppm
            AND (value ->> 'educationPpm')::integer = new.education_ppm
            AND (value ->> 'reservePpm')::integer = new.reserve_ppm
            AND (value ->> 'months')::integer = new.months)
        OR new.version <> (SELECT count(*) FROM surplus_statement
            WHERE account_id = new.account_id AND period_start = new.period_start)
        OR (new.period_start + make_interval(months => new.months)) AT TIME ZONE 'UTC'
            > new.filed_at
        OR EXISTS (SELECT FROM surplus_statement s JOIN surplus_check USING (statement_id)
            WHERE account_id = new.account_id AND accepted
            AND (s.period_start > new.period_start OR (s.period_start < new.period_start
                AND s.period_start + make_interval(months => s.months) > new.period_start)))
        OR new.loss_forward <> coalesce(carried, new.loss_forward) THEN
        RAISE EXCEPTION 'the statement % does not follow', new.statement_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surplus_statement_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER surplus_statement_follows AFTER INSERT ON surplus_statement
    FOR EACH ROW EXECUTE FUNCTION surplus_statement_follows();

-- Workers are who act for the venture's account; only the newest version is approved and checked,
-- once. It is accepted when more than half of them approved it, and by somebody else.
CREATE FUNCTION surplus_step_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    said surplus_statement%ROWTYPE;
    who  integer := CASE tg_table_name WHEN 'surplus_check'
        THEN (to_jsonb(new) ->> 'checked_by')::integer
        ELSE (to_jsonb(new) ->> 'member_id')::integer END;
    at   timestamptz := CASE tg_table_name WHEN 'surplus_check'
        THEN (to_jsonb(new) ->> 'checked_at')::timestamptz
        ELSE (to_jsonb(new) ->> 'approved_at')::timestamptz END;
    works boolean;
BEGIN
    SELECT * INTO said FROM surplus_statement WHERE statement_id = new.statement_id;
    works := EXISTS (SELECT FROM delegation WHERE account_id = said.account_id
        AND member_id = who AND (ends_at IS NULL OR ends_at > at));
    IF new.log_index < (SELECT size FROM log_head)
        OR EXISTS (SELECT FROM surplus_statement s WHERE s.account_id = said.account_id
            AND s.period_start = said.period_start AND s.version > said.version)
        OR works <> (tg_table_name = 'surplus_approval')
        OR (tg_table_name = 'surplus_approval' AND EXISTS (SELECT FROM surplus_check c
            WHERE c.statement_id = new.statement_id))
        OR (tg_table_name = 'surplus_check' AND (who = said.filed_by
            OR EXISTS (SELECT FROM account WHERE account_id = said.account_id AND member_id = who)
            OR ((to_jsonb(new) ->> 'accepted')::boolean AND (SELECT count(*) >= 2 * count(a)
                FROM delegation d LEFT JOIN surplus_approval a
                    ON a.statement_id = said.statement_id AND a.member_id = d.member_id
                WHERE d.account_id = said.account_id
                    AND (d.ends_at IS NULL OR d.ends_at > at))))) THEN
        RAISE EXCEPTION 'the statement % is at another step', new.statement_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surplus_step_is_due';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER surplus_approval_is_due AFTER INSERT ON surplus_approval
    FOR EACH ROW EXECUTE FUNCTION surplus_step_is_due();
CREATE TRIGGER surplus_check_is_due AFTER INSERT ON surplus_check
    FOR EACH ROW EXECUTE FUNCTION surplus_step_is_due();

-- When a transaction ends, what a venture owes is the share of the newest accepted statement of
-- each time, and what it gave is the sum of its payments.
CREATE FUNCTION surplus_adds_up() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    whose integer := coalesce((to_jsonb(new) ->> 'account_id')::integer,
        (SELECT account_id FROM surplus_statement
         WHERE statement_id = (to_jsonb(new) ->> 'statement_id')::uuid));
    owed  record;
BEGIN
    SELECT (SELECT coalesce(sum(network_share), 0) FROM (SELECT DISTINCT ON (period_start)
                network_share FROM surplus_statement JOIN surplus_check USING (statement_id)
                WHERE account_id = whose AND accepted
                ORDER BY period_start, version DESC) s) AS due,
        (SELECT coalesce(sum(amount), 0) FROM surplus_payment WHERE account_id = whose) AS paid
        INTO owed;
    IF owed.due <> coalesce((SELECT due FROM surplus_due WHERE account_id = whose), 0)
        OR owed.paid <> coalesce((SELECT paid FROM surplus_due WHERE account_id = whose), 0) THEN
        RAISE EXCEPTION 'what account % owes of its surplus does not add up', whose
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surplus_adds_up';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER surplus_check_adds_up AFTER INSERT ON surplus_check
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION surplus_adds_up();
CREATE CONSTRAINT TRIGGER surplus_due_adds_up AFTER INSERT OR UPDATE ON surplus_due
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION surplus_adds_up();
CREATE CONSTRAINT TRIGGER surplus_payment_adds_up AFTER INSERT ON surplus_payment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION surplus_adds_up();

-- A payment takes up where the one before it ended, and is posted as it says.
CREATE FUNCTION surplus_payment_follows() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF new.paid_before <> (SELECT coalesce(sum(amount), 0) FROM surplus_payment
            WHERE account_id = new.account_id AND log_index < new.log_index)
        OR NOT EXISTS (SELECT FROM transfer t JOIN account a ON a.account_id = t.payee_id
            WHERE t.log_index = new.log_index AND t.kind = 'surplus' AND t.amount = new.amount
            AND t.payer_id = new.account_id AND a.code = 'fund-income'
            AND t.log_index >= (SELECT size FROM log_head)
            AND (t.committed_at AT TIME ZONE 'UTC')::date = new.day) THEN
        RAISE EXCEPTION 'the share of fact % does not follow', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surplus_payment_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER surplus_payment_follows AFTER INSERT ON surplus_payment
    FOR EACH ROW EXECUTE FUNCTION surplus_payment_follows();

-- A share that is posted is one that was due.
CREATE FUNCTION surplus_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM surplus_payment WHERE log_index = new.log_index) THEN
        RAISE EXCEPTION 'share % is of no statement', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surplus_is_due';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER surplus_is_due AFTER INSERT ON transfer
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind = 'surplus') EXECUTE FUNCTION surplus_is_due();

GRANT SELECT, INSERT ON surplus_statement, surplus_approval, surplus_check, surplus_payment
    TO mutirao_service;
GRANT SELECT ON surplus_due TO mutirao_service;
GRANT INSERT (account_id, due, collect_on, claim) ON surplus_due TO mutirao_service;
GRANT UPDATE (due, paid, collect_on) ON surplus_due TO mutirao_service;
