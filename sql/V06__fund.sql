-- The collective fund's sweeps: how income was split, and by which policy.

CREATE TABLE sweep (
    log_index  bigint      PRIMARY KEY,
    policy_id  integer     NOT NULL REFERENCES policy,
    income     minor_units NOT NULL CHECK (income > 0),       -- what there was to split
    deficit_repaid minor_units NOT NULL CHECK (deficit_repaid >= 0),  -- before any purse
    operations minor_units NOT NULL CHECK (operations >= 0),  -- within the operating budget
    reserve_target minor_units NOT NULL CHECK (reserve_target >= 0),
    reserve_is_full boolean NOT NULL
);
CREATE TRIGGER sweep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sweep
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A sweep is split as it is posted, and never afterwards.
CREATE FUNCTION sweep_is_new() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM transfer t, log_head
            WHERE t.log_index = new.log_index AND t.log_index >= size
            AND t.kind = 'sweep' AND t.amount = new.income) THEN
        RAISE EXCEPTION 'fact % is no new sweep of %', new.log_index, new.income
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sweep_is_new';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER sweep_is_new AFTER INSERT ON sweep
    FOR EACH ROW EXECUTE FUNCTION sweep_is_new();

GRANT SELECT, INSERT ON sweep TO mutirao_service;

-- What the fund held undecided at the end of each quarter, beside what came in: looked at once.
-- Idle is what would last for more than six months of income.
CREATE TABLE fund_quarter (
    quarter     date        PRIMARY KEY,  -- its first day, UTC
    unallocated minor_units NOT NULL CHECK (unallocated >= 0),  -- in all purses
    income      minor_units NOT NULL,     -- less what was given back
    days        smallint    NOT NULL CHECK (days BETWEEN 0 AND 365),  -- of income, before its end
    policy_id   integer     NOT NULL REFERENCES policy,  -- the contribution that was in force then
    is_idle     boolean     NOT NULL,

    CONSTRAINT fund_quarter_is_whole CHECK (extract(day FROM quarter) = 1
        AND extract(month FROM quarter) IN (1, 4, 7, 10)),
    CONSTRAINT fund_quarter_is_exact CHECK (is_idle = (days >= 28
        AND unallocated::numeric * 12 * days > 6 * income::numeric * 365))
);
CREATE TRIGGER fund_quarter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_quarter
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
GRANT SELECT, INSERT ON fund_quarter TO mutirao_service;
