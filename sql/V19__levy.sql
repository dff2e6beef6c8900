-- The circulation levy: who is exempt, how far the run of each period is, and what each account was
-- charged. See coop.mutirao.levy.

-- Decisions of officers, one after the other: of each account the latest counts.
CREATE TABLE levy_exemption (
    log_index    bigint      PRIMARY KEY,
    account_id   integer     NOT NULL REFERENCES account,
    exempt_until timestamptz,           -- null: it is exempt no more
    decided_at   timestamptz NOT NULL,  -- from then on
    decided_by   integer     REFERENCES member,  -- the officer who agreed last

    CONSTRAINT levy_exemption_ahead CHECK (exempt_until > decided_at)
);
-- Serves the decisions about an account, in their order.
CREATE INDEX levy_exemption_by_account ON levy_exemption (account_id, log_index);
CREATE TRIGGER levy_exemption_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON levy_exemption
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Nobody decides about her own account, nor in the past.
CREATE FUNCTION levy_exemption_by_others() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF new.log_index < (SELECT size FROM log_head) OR NOT EXISTS (SELECT FROM account
            WHERE account_id = new.account_id AND member_id IS DISTINCT FROM new.decided_by
            AND kind = 'member') THEN
        RAISE EXCEPTION 'fact % exempts no account of another member', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'levy_exemption_by_others';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER levy_exemption_by_others AFTER INSERT ON levy_exemption
    FOR EACH ROW EXECUTE FUNCTION levy_exemption_by_others();

-- The run of a period, account by account in the order of their numbers.
CREATE TABLE levy_run (
    period       date    PRIMARY KEY CHECK (extract(day FROM period) = 1),  -- its first day, UTC
    policy_id    integer NOT NULL REFERENCES policy,
    run_id       uuid    NOT NULL UNIQUE,  -- tells nobody; its transfers' ids are made of it
    next_account integer NOT NULL DEFAULT 0 CHECK (next_account >= 0),  -- those below it are done
    finished     bigint  UNIQUE  -- the fact that says that all are done
);

-- The policy is the one that was in force when the period began. A run goes forward only, and ends
-- once.
CREATE FUNCTION levy_run_goes_forward() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (CASE WHEN tg_op = 'INSERT'
            THEN new.finished IS NOT NULL OR new.next_account <> 0
                OR new.policy_id IS DISTINCT FROM (SELECT policy_id FROM policy
                    WHERE key = 'levy'
                    AND effective_from <= new.period::timestamp AT TIME ZONE 'UTC'
                    ORDER BY version DESC LIMIT 1)
                OR EXISTS (SELECT FROM levy_run
                    WHERE period > new.period OR period < new.period AND finished IS NULL)
            ELSE old.finished IS NOT NULL OR new.next_account < old.next_account
                OR (new.period, new.policy_id, new.run_id)
                    <> (old.period, old.policy_id, old.run_id) END) THEN
        RAISE EXCEPTION 'the run of % is another', new.period
            USING ERRCODE = 'check_violation', CONSTRAINT = 'levy_run_goes_forward';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER levy_run_goes_forward AFTER INSERT OR UPDATE ON levy_run
    FOR EACH ROW EXECUTE FUNCTION levy_run_goes_forward();
CREATE TRIGGER levy_run_stays BEFORE DELETE OR TRUNCATE ON levy_run
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What a period made of an account that was above its threshold: all that is needed to do its sum
-- again. 2,592,000,000,000,000,000 is 30 days in microseconds, in parts per million.
CREATE TABLE levy_charge (
    period       date          NOT NULL REFERENCES levy_run,
    account_id   integer       NOT NULL,
    log_index    bigint        UNIQUE,  -- its transfer; null: nothing was posted
    policy_id    integer       NOT NULL,
    rate_ppm     integer       NOT NULL CHECK (rate_ppm BETWEEN 1 AND 100000),
    trade        bigint        NOT NULL CHECK (trade >= 0),      -- what it bought in 90 days
    threshold    bigint        NOT NULL CHECK (threshold >= 0),
    idle         numeric(38,0) NOT NULL CHECK (idle > 0),  -- minor units times microseconds
    carry_before bigint        NOT NULL CHECK (carry_before BETWEEN 0 AND 2591999999999999999),
    carry_after  bigint        NOT NULL CHECK (carry_after BETWEEN 0 AND 2591999999999999999),
    due          minor_units   NOT NULL CHECK (due >= 0),
    amount       minor_units   NOT NULL CHECK (amount BETWEEN 0 AND due),
    forgiven     minor_units   NOT NULL,  -- what the account did not hold any more

    -- Serves what an account carries, and its charges by their periods.
    PRIMARY KEY (account_id, period),
    CONSTRAINT levy_charge_is_exact CHECK (
        carry_before + idle * rate_ppm = due::numeric * 2592000000000000000 + carry_after
        AND due = amount + forgiven),
    CONSTRAINT levy_charge_posted CHECK ((log_index IS NULL) = (amount = 0))
);
CREATE TRIGGER levy_charge_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON levy_charge
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A charge belongs to a run that has not come by its account before, carries what the one before it
-- left, and is posted as it says.
CREATE FUNCTION levy_charges_follow() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp
    -- The charge before is met by its key, however many there are.
    SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
    bad record;
BEGIN
    SELECT n.account_id, n.period INTO bad FROM new_charge n
        LEFT JOIN levy_run r ON r.period = n.period
        LEFT JOIN transfer t ON t.log_index = n.log_index
        LEFT JOIN LATERAL (SELECT carry_after FROM levy_charge c
            WHERE c.account_id = n.account_id AND c.period < n.period
            ORDER BY c.period DESC LIMIT 1) earlier ON true
        WHERE n.carry_before <> coalesce(earlier.carry_after, 0)
            OR (r.policy_id = n.policy_id AND r.finished IS NULL
                AND r.next_account <= n.account_id) IS NOT TRUE
            OR (n.log_index IS NOT NULL AND (t.kind = 'levy' AND t.payer_id = n.account_id
                AND t.amount = n.amount AND t.log_index >= (SELECT size FROM log_head))
                IS NOT TRUE)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the levy of account % for % does not follow', bad.account_id, bad.period
            USING ERRCODE = 'check_violation', CONSTRAINT = 'levy_charge_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER levy_charges_follow AFTER INSERT ON levy_charge
    REFERENCING NEW TABLE AS new_charge
    FOR EACH STATEMENT EXECUTE FUNCTION levy_charges_follow();

-- A levy has its sum, and goes to the fund.
CREATE FUNCTION levy_has_its_charge() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM levy_charge c, account a WHERE c.log_index = new.log_index
            AND a.account_id = new.payee_id AND a.code = 'fund-income') THEN
        RAISE EXCEPTION 'levy % is without its sum', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'levy_has_its_charge';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER levy_has_its_charge AFTER INSERT ON transfer
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind = 'levy') EXECUTE FUNCTION levy_has_its_charge();

GRANT SELECT, INSERT ON levy_exemption, levy_charge TO mutirao_service;
GRANT SELECT ON levy_run TO mutirao_service;
GRANT INSERT (period, policy_id, run_id) ON levy_run TO mutirao_service;
GRANT UPDATE (next_account, finished) ON levy_run TO mutirao_service;
