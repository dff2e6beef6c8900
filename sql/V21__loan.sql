-- Loans from the micro-credit purse: applications, what was granted with its schedule, and what was
-- paid back. See coop.mutirao.loan.

CREATE TABLE loan (
    loan_id       uuid        PRIMARY KEY,
    number        integer     GENERATED ALWAYS AS IDENTITY UNIQUE,
    borrower_id   integer     NOT NULL REFERENCES account,
    amount        minor_units NOT NULL CHECK (amount > 0),
    purpose       text        NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
    schedule      text        NOT NULL CHECK (schedule IN ('dates', 'harvest', 'receipts')),
    first_due     date        NOT NULL,
    instalments   smallint    NOT NULL CHECK (instalments BETWEEN 1 AND 120),
    months        smallint[]  NOT NULL  -- of the year, in which harvests are; else none
        CHECK (cardinality(months) <= 12 AND 1 <= ALL (months) AND 12 >= ALL (months)),
    is_collected  boolean     NOT NULL,  -- she agreed that what is due is taken
    is_named      boolean     NOT NULL,  -- she agreed that the register names her
    state         text        NOT NULL DEFAULT 'applied'
        CHECK (state IN ('applied', 'withdrawn', 'refused', 'running', 'repaid')),
    applied_at    timestamptz NOT NULL,
    transfer_key  uuid        NOT NULL UNIQUE,  -- tells nobody; its transfers' ids are made of it
    reason        text        CHECK (length(reason) BETWEEN 1 AND 500),  -- of who decided
    decided_by    integer     REFERENCES member,  -- the officer who agreed last
    decided_at    timestamptz,
    policy_id     integer     REFERENCES policy,  -- by which it was granted
    sweep_ppm     integer     CHECK (sweep_ppm BETWEEN 1 AND 1000000),  -- of each receipt
    claim_id      integer     UNIQUE REFERENCES account,  -- what the purse is still owed
    debt_id       integer     UNIQUE REFERENCES account,  -- the same, below zero
    looked_on     date,       -- the day on which what is due was last looked at
    late_since    date,       -- since when it is in arrears; null: it is not

    CONSTRAINT loan_schedule CHECK ((schedule = 'harvest') = (cardinality(months) > 0)),
    CONSTRAINT loan_decided CHECK ((state IN ('refused', 'running', 'repaid'))
        = (num_nonnulls(reason, decided_by, decided_at) = 3)),
    CONSTRAINT loan_granted CHECK (num_nonnulls(policy_id, claim_id, debt_id)
        = CASE WHEN state IN ('running', 'repaid') THEN 3 ELSE 0 END),
    CONSTRAINT loan_swept CHECK ((sweep_ppm IS NOT NULL)
        = (schedule = 'receipts' AND state IN ('running', 'repaid'))),
    CONSTRAINT loan_late CHECK (late_since IS NULL OR state = 'running')
);
-- Nobody has two at once, nor asks for one while she has one.
CREATE UNIQUE INDEX loan_one_at_once ON loan (borrower_id) WHERE state IN ('applied', 'running');
-- Serves the borrower's own list.
CREATE INDEX loan_by_borrower ON loan (borrower_id, number);
-- Serves the keeper, who looks at each of them once a day.
CREATE INDEX loan_to_look_at ON loan (looked_on NULLS FIRST, number) WHERE state = 'running';

-- A loan goes from step to step and never back, and it takes two officers to decide it, of whom
-- none is the borrower.
CREATE FUNCTION loan_goes_on() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (tg_op = 'INSERT' AND new.state <> 'applied')
        OR (tg_op = 'UPDATE' AND ((old.state <> new.state AND old.state || ' ' || new.state NOT IN (
                'applied withdrawn', 'applied refused', 'applied running', 'running repaid'))
            OR (new.borrower_id, new.amount, new.schedule, new.first_due, new.instalments,
                new.months, new.transfer_key, new.applied_at)
                <> (old.borrower_id, old.amount, old.schedule, old.first_due, old.instalments,
                old.months, old.transfer_key, old.applied_at)
            OR (old.state <> 'applied' AND (new.decided_by, new.decided_at, new.policy_id,
                new.sweep_ppm, new.claim_id, new.debt_id) IS DISTINCT FROM (old.decided_by,
                old.decided_at, old.policy_id, old.sweep_ppm, old.claim_id, old.debt_id))
            OR new.looked_on < old.looked_on))
        OR NOT EXISTS (SELECT FROM account WHERE account_id = new.borrower_id AND kind = 'member')
    THEN
        RAISE EXCEPTION 'loan % does not go on like this', new.loan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_goes_on';
    END IF;
    IF tg_op = 'UPDATE' AND old.state = 'applied' AND new.decided_by IS NOT NULL
        AND NOT EXISTS (SELECT FROM officer_act o, account b WHERE b.account_id = new.borrower_id
            AND lower(o.path) = '/api/v1/loans/' || new.loan_id || '/decision'
            AND o.seconded_by = new.decided_by AND o.asked_by <> o.seconded_by
            AND b.member_id NOT IN (o.asked_by, o.seconded_by)) THEN
        RAISE EXCEPTION 'loan % was not decided by two others', new.loan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_by_two_others';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER loan_goes_on BEFORE INSERT OR UPDATE ON loan
    FOR EACH ROW EXECUTE FUNCTION loan_goes_on();
CREATE TRIGGER loan_stays BEFORE DELETE OR TRUNCATE ON loan
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- When what of the loan is due.
CREATE TABLE loan_instalment (
    loan_id uuid        REFERENCES loan,
    number  smallint    CHECK (number > 0),
    amount  minor_units NOT NULL CHECK (amount > 0),
    due_on  date        NOT NULL,
    PRIMARY KEY (loan_id, number)
);
CREATE TRIGGER loan_instalment_stays BEFORE DELETE OR TRUNCATE ON loan_instalment
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Every one is the same, but the first are one more where the amount does not come out even; one
-- comes after the other. It may be put off, and not be called in earlier.
CREATE FUNCTION loan_instalment_is_right() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM loan WHERE loan_id = new.loan_id AND new.number <= instalments
            AND new.amount = div(loan.amount, instalments)
                + CASE WHEN new.number <= mod(loan.amount, instalments) THEN 1 ELSE 0 END
            AND state = 'running')
        OR EXISTS (SELECT FROM loan_instalment WHERE loan_id = new.loan_id
            AND (number < new.number AND due_on >= new.due_on
                OR number > new.number AND due_on <= new.due_on))
        OR (tg_op = 'UPDATE' AND (new.due_on < old.due_on OR new.amount <> old.amount
            OR new.loan_id <> old.loan_id OR new.number <> old.number)) THEN
        RAISE EXCEPTION 'instalment % of loan % is another', new.number, new.loan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_instalment_is_right';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER loan_instalment_is_right AFTER INSERT OR UPDATE ON loan_instalment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION loan_instalment_is_right();

-- Instalments that officers put off.
CREATE TABLE loan_deferral (
    log_index   bigint      PRIMARY KEY,
    loan_id     uuid        NOT NULL REFERENCES loan,
    days        integer     NOT NULL CHECK (days BETWEEN 1 AND 3660),
    deferred_at timestamptz NOT NULL,
    deferred_by integer     NOT NULL REFERENCES member  -- the officer who agreed last
);
CREATE INDEX loan_deferral_by_loan ON loan_deferral (loan_id, log_index);

CREATE FUNCTION loan_deferral_by_two_others() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF new.log_index < (SELECT size FROM log_head)
        OR NOT EXISTS (SELECT FROM officer_act o,
                loan l JOIN account b ON b.account_id = borrower_id
            WHERE l.loan_id = new.loan_id AND l.state = 'running'
            AND lower(o.path) = '/api/v1/loans/' || new.loan_id || '/deferral'
            AND o.seconded_by = new.deferred_by AND o.asked_by <> o.seconded_by
            AND b.member_id NOT IN (o.asked_by, o.seconded_by)) THEN
        RAISE EXCEPTION 'loan % was not put off by two others', new.loan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_deferral_by_two_others';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER loan_deferral_by_two_others AFTER INSERT ON loan_deferral
    FOR EACH ROW EXECUTE FUNCTION loan_deferral_by_two_others();
CREATE TRIGGER loan_deferral_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loan_deferral
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What was paid out and paid back.
CREATE TABLE loan_posting (
    log_index   bigint      PRIMARY KEY,  -- its transfer
    loan_id     uuid        NOT NULL REFERENCES loan,
    way         text        NOT NULL
        CHECK (way IN ('granted', 'early', 'collected', 'swept')),
    amount      minor_units NOT NULL CHECK (amount > 0),
    outstanding minor_units NOT NULL CHECK (outstanding >= 0)  -- after it
);
CREATE INDEX loan_posting_by_loan ON loan_posting (loan_id, log_index);
CREATE UNIQUE INDEX loan_granted_once ON loan_posting (loan_id) WHERE way = 'granted';
CREATE TRIGGER loan_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loan_posting
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Money moves one way and the claim the other, in one transfer, between the micro-credit purse and
-- the borrower; and what is owed after it is what the claim's account holds.
CREATE FUNCTION loan_posting_is_right() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM loan l
            JOIN account m ON m.code = 'fund-microcredit'
            JOIN transfer t ON t.log_index = new.log_index
            JOIN entry c ON c.log_index = t.log_index AND c.account_id = l.claim_id
            JOIN entry d ON d.log_index = t.log_index AND d.account_id = l.debt_id
            WHERE l.loan_id = new.loan_id AND t.amount = new.amount
                AND t.log_index >= (SELECT size FROM log_head)
                AND c.balance_after = new.outstanding AND d.balance_after = -new.outstanding
                AND CASE WHEN new.way = 'granted'
                    THEN t.kind = 'loan'
                        AND (t.payer_id, t.payee_id) = (m.account_id, l.borrower_id)
                        AND t.amount = l.amount AND c.amount = l.amount
                    ELSE t.kind = 'repayment' AND c.amount = -new.amount
                        AND (t.payer_id, t.payee_id) = (l.borrower_id, m.account_id) END) THEN
        RAISE EXCEPTION 'fact % posts no loan like this', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_posting_is_right';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER loan_posting_is_right AFTER INSERT ON loan_posting
    FOR EACH ROW EXECUTE FUNCTION loan_posting_is_right();

-- What a receipt made of the share that goes to the loan: all that is needed to do its sum again.
CREATE TABLE loan_sweep (
    receipt      bigint      PRIMARY KEY,  -- the transfer that was received
    loan_id      uuid        NOT NULL REFERENCES loan,
    log_index    bigint      UNIQUE REFERENCES loan_posting,  -- null: nothing was posted
    base         minor_units NOT NULL CHECK (base > 0),
    rate_ppm     integer     NOT NULL,
    carry_before integer     NOT NULL CHECK (carry_before BETWEEN 0 AND 999999),
    carry_after  integer     NOT NULL CHECK (carry_after BETWEEN 0 AND 999999),
    due          minor_units NOT NULL CHECK (due >= 0),
    amount       minor_units NOT NULL CHECK (amount BETWEEN 0 AND due),

    CONSTRAINT loan_sweep_is_exact
        CHECK (carry_before + base::numeric * rate_ppm = due::numeric * 1000000 + carry_after),
    CONSTRAINT loan_sweep_posted CHECK ((log_index IS NULL) = (amount = 0))
);
-- Serves what a loan carries.
CREATE INDEX loan_sweep_by_loan ON loan_sweep (loan_id, receipt);
CREATE TRIGGER loan_sweep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loan_sweep
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A sweep is of a receipt that is new, stands right after it, and carries what the one before left.
CREATE FUNCTION loan_sweep_follows() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF new.carry_before <> coalesce((SELECT carry_after FROM loan_sweep
            WHERE loan_id = new.loan_id AND receipt < new.receipt
            ORDER BY receipt DESC LIMIT 1), 0)
        OR NOT EXISTS (SELECT FROM loan l JOIN transfer t ON t.log_index = new.receipt
            WHERE l.loan_id = new.loan_id AND l.sweep_ppm = new.rate_ppm
                AND t.log_index >= (SELECT size FROM log_head)
                AND t.kind IN ('payment', 'gift', 'wage')
                AND t.payee_id = l.borrower_id AND t.amount = new.base)
        OR (new.log_index IS NOT NULL AND (new.log_index <> new.receipt + 1
            OR NOT EXISTS (SELECT FROM loan_posting p WHERE p.log_index = new.log_index
                AND p.loan_id = new.loan_id AND p.way = 'swept' AND p.amount = new.amount))) THEN
        RAISE EXCEPTION 'the sweep of receipt % does not follow', new.receipt
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_sweep_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER loan_sweep_follows AFTER INSERT ON loan_sweep
    FOR EACH ROW EXECUTE FUNCTION loan_sweep_follows();

-- No loan without its decision, and no repayment of nothing.
CREATE FUNCTION loan_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM loan_posting p JOIN loan l USING (loan_id)
            WHERE p.log_index = new.log_index AND l.state IN ('running', 'repaid')
            AND (p.way = 'granted') = (new.kind = 'loan')
            AND (l.state = 'repaid') = ((SELECT balance FROM account
                WHERE account_id = l.claim_id) = 0)
            AND (SELECT sum(amount) FROM loan_instalment i WHERE i.loan_id = l.loan_id)
                = l.amount) THEN
        RAISE EXCEPTION 'transfer % is of no loan', new.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER loan_is_decided AFTER INSERT ON transfer
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.kind IN ('loan', 'repayment')) EXECUTE FUNCTION loan_is_decided();

GRANT SELECT ON loan, loan_instalment TO mutirao_service;
GRANT SELECT, INSERT ON loan_deferral, loan_posting, loan_sweep TO mutirao_service;
GRANT INSERT (loan_id, borrower_id, amount, purpose, schedule, first_due, instalments, months,
    is_collected, is_named, applied_at, transfer_key) ON loan TO mutirao_service;
GRANT UPDATE (purpose, is_collected, is_named, state, reason, decided_by, decided_at, policy_id,
    sweep_ppm, claim_id, debt_id, looked_on, late_since) ON loan TO mutirao_service;
GRANT INSERT ON loan_instalment TO mutirao_service;
GRANT UPDATE (due_on) ON loan_instalment TO mutirao_service;
