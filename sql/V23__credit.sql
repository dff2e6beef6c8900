-- How credit limits follow a policy: the review of each month, and what it changed. See
-- coop.mutirao.credit.

-- The review of a month, account by account in the order of their numbers. What was before the
-- month's first moment counts.
CREATE TABLE credit_review (
    month        date        PRIMARY KEY CHECK (extract(day FROM month) = 1),  -- its first day, UTC
    policy_id    integer     NOT NULL REFERENCES policy,
    begun        bigint      NOT NULL UNIQUE,  -- the fact that says how much is owed and traded
    negative     bigint      NOT NULL CHECK (negative >= 0),  -- what members owed
    trade        bigint      NOT NULL CHECK (trade >= 0),     -- of 90 days
    brake        text        NOT NULL CHECK (brake IN ('free', 'frozen', 'stopped')),
    growth_ppm   integer     NOT NULL CHECK (growth_ppm BETWEEN 0 AND 1000000),
    decay_ppm    integer     NOT NULL CHECK (decay_ppm BETWEEN 0 AND 1000000),  -- 0: not this month
    review_above minor_units NOT NULL,
    next_account integer     NOT NULL DEFAULT 0 CHECK (next_account >= 0),  -- those below are done
    finished     bigint      UNIQUE  -- the fact that says that all are done
);

-- The policy is the one that was in force when the month began. A review goes forward only, and
-- ends once; a month that was left out is not made up for.
CREATE FUNCTION credit_review_goes_forward() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (CASE WHEN tg_op = 'INSERT'
            THEN new.finished IS NOT NULL OR new.next_account <> 0
                OR new.begun < (SELECT size FROM log_head)
                OR new.policy_id IS DISTINCT FROM (SELECT policy_id FROM policy
                    WHERE key = 'credit'
                    AND effective_from <= new.month::timestamp AT TIME ZONE 'UTC'
                    ORDER BY version DESC LIMIT 1)
                OR NOT EXISTS (SELECT FROM policy WHERE policy_id = new.policy_id
                    AND new.growth_ppm = (value ->> 'growthPpm')::integer
                    AND new.decay_ppm IN (0, (value ->> 'decayPpm')::integer)
                    AND new.review_above = (value ->> 'reviewAbove')::bigint)
                OR EXISTS (SELECT FROM credit_review
                    WHERE month > new.month OR month < new.month AND finished IS NULL)
            ELSE old.finished IS NOT NULL OR new.next_account < old.next_account
                OR (new.month, new.policy_id, new.begun, new.negative, new.trade, new.brake)
                    <> (old.month, old.policy_id, old.begun, old.negative, old.trade, old.brake)
        END) THEN
        RAISE EXCEPTION 'the review of % is another', new.month
            USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_review_goes_forward';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER credit_review_goes_forward AFTER INSERT OR UPDATE ON credit_review
    FOR EACH ROW EXECUTE FUNCTION credit_review_goes_forward();
CREATE TRIGGER credit_review_stays BEFORE DELETE OR TRUNCATE ON credit_review
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Where a review changed a limit, or people have to decide.
CREATE TABLE credit_line (
    month         date        NOT NULL REFERENCES credit_review,
    account_id    integer     NOT NULL REFERENCES account,
    log_index     bigint      UNIQUE,  -- the fact that changes it; null: it stays
    eligible      bigint      NOT NULL CHECK (eligible >= 0),  -- sales that count, of 180 days
    target        minor_units NOT NULL CHECK (target >= 0),
    credit_before minor_units NOT NULL,
    credit_after  minor_units NOT NULL,
    for_people    boolean     NOT NULL,  -- the sales are worth more than a review may give

    -- Serves an account's lines, the latest first.
    PRIMARY KEY (account_id, month),
    CONSTRAINT credit_line_says_something CHECK (
        (log_index IS NULL) = (credit_after = credit_before)
        AND (log_index IS NOT NULL OR for_people)),
    CONSTRAINT credit_line_leads_to_the_target CHECK (credit_after
        BETWEEN least(credit_before, target) AND greatest(credit_before, target))
);
-- Serves the lists of those about whom people have to decide, month by month.
CREATE INDEX credit_line_for_people ON credit_line (month, account_id) WHERE for_people;
CREATE TRIGGER credit_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_line
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A line belongs to a review that has not come by its account before, goes no further than the
-- policy, and changes the limit as it says.
CREATE FUNCTION credit_line_follows() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM credit_review r WHERE r.month = new.month AND r.finished IS NULL
            AND r.next_account <= new.account_id
            AND (new.credit_after <= new.credit_before
                OR (r.brake = 'free' AND new.credit_after <= r.review_above
                    AND new.credit_after <= new.credit_before
                        + div(new.credit_before::numeric * r.growth_ppm, 1000000)))
            AND new.credit_after >= new.credit_before
                - div(new.credit_before::numeric * r.decay_ppm, 1000000))
        OR (new.log_index IS NOT NULL AND NOT EXISTS (SELECT FROM limit_change c
            WHERE c.log_index = new.log_index AND c.account_id = new.account_id AND c.is_review
            AND c.credit_before = new.credit_before AND c.credit_after = new.credit_after)) THEN
        RAISE EXCEPTION 'the review of account % in % does not follow', new.account_id, new.month
            USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_line_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER credit_line_follows AFTER INSERT ON credit_line
    FOR EACH ROW EXECUTE FUNCTION credit_line_follows();

-- Whatever a review changes has its line.
CREATE FUNCTION review_has_its_line() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM credit_line WHERE log_index = new.log_index) THEN
        RAISE EXCEPTION 'the review of fact % is without its sum', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_has_its_line';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER review_has_its_line AFTER INSERT ON limit_change
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.is_review) EXECUTE FUNCTION review_has_its_line();

GRANT SELECT ON credit_review, credit_line TO mutirao_service;
GRANT INSERT (month, policy_id, begun, negative, trade, brake, growth_ppm, decay_ppm, review_above)
    ON credit_review TO mutirao_service;
GRANT UPDATE (next_account, finished) ON credit_review TO mutirao_service;
GRANT INSERT ON credit_line TO mutirao_service;
