-- What payments have beside the ledger: the contribution with its arithmetic, refusals, requests.

-- A contribution charged: all that is needed to do its sum again, and what the account carries
-- after it. A reversal has base, amount and forgiven below zero.
CREATE TABLE charge (
    log_index     bigint      NOT NULL,
    account_id    integer     NOT NULL,
    policy_id     integer     NOT NULL,
    rate_ppm      integer     NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
    period        integer     NOT NULL,  -- the 30 days whose cap it counts against, from 1970-01-01
    latest_period integer     NOT NULL,  -- the latest of the account's charges so far
    charged       minor_units NOT NULL,                    -- in the latest period so far
    base          minor_units NOT NULL CHECK (base <> 0),  -- the amount that was paid
    carry_before  bigint      NOT NULL,  -- owed of the next minor unit, in millionths of one
    carry_after   bigint      NOT NULL,
    amount        minor_units NOT NULL,                    -- what was charged
    forgiven      minor_units NOT NULL,                    -- what exceeded the cap

    -- Serves a payment's charges by its parties, and what an account carries, now or then.
    PRIMARY KEY (account_id, log_index),
    CONSTRAINT charge_is_exact CHECK (
        CASE WHEN forgiven = 0
            THEN carry_before + base * rate_ppm = amount * 1000000 + carry_after
            WHEN forgiven > 0
            THEN carry_after = 0
                AND div(carry_before + base * rate_ppm, 1000000) = amount + forgiven
            ELSE carry_after = carry_before
        END),
    CONSTRAINT charge_signs CHECK (
        CASE WHEN base > 0 THEN amount BETWEEN 0 AND base AND forgiven >= 0
            ELSE amount <= 0 AND forgiven <= 0 END)
);
CREATE TRIGGER charge_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON charge
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A charge lies between the head and the latest transfer, and what it carries follows from the
-- charge before it of the same account.
CREATE FUNCTION charges_carry() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp
    -- The latest charge of each account is met by its key, however many there are.
    SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
    head  log_head%ROWTYPE;
    first bigint;
    bad   record;
BEGIN
    SELECT * INTO head FROM log_head;
    SELECT min(log_index) INTO first FROM new_charge;
    SELECT n.account_id, n.log_index INTO bad
        FROM (SELECT *, lag(carry_after) OVER w AS carry, lag(latest_period) OVER w AS latest,
                     lag(charged) OVER w AS so_far
              FROM new_charge WINDOW w AS (PARTITION BY account_id ORDER BY log_index)) n
        LEFT JOIN LATERAL (SELECT carry_after, latest_period, charged FROM charge c
              WHERE n.carry IS NULL AND c.account_id = n.account_id AND c.log_index < first
              ORDER BY c.log_index DESC LIMIT 1) earlier ON true
        WHERE n.log_index < head.size OR n.log_index > head.transfer_at
            OR n.carry_before <> coalesce(n.carry, earlier.carry_after, 0)
            OR n.latest_period <> greatest(n.period, n.latest, earlier.latest_period)
            OR n.charged <> CASE WHEN n.period = n.latest_period THEN n.amount ELSE 0 END
                + CASE WHEN n.latest_period = coalesce(n.latest, earlier.latest_period)
                    THEN coalesce(n.so_far, earlier.charged) ELSE 0 END
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the carry of account % at fact % does not follow',
                bad.account_id, bad.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'charge_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER charges_carry AFTER INSERT ON charge
    REFERENCING NEW TABLE AS new_charge
    FOR EACH STATEMENT EXECUTE FUNCTION charges_carry();

-- An order that was refused stays refused: whoever saw the refusal can rely on it.
CREATE TABLE refusal (
    order_id   uuid        PRIMARY KEY,
    sent       jsonb       NOT NULL,  -- the order, to know it again
    problem    jsonb       NOT NULL,  -- the answer, to give it again
    refused_at timestamptz NOT NULL
);

-- All that ever changes is that what somebody said of it is erased.
CREATE FUNCTION refusal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.problem IS DISTINCT FROM old.problem - 'reason' THEN
        RAISE EXCEPTION 'the order % was refused as it was refused', old.order_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_stays';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER refusal_stays BEFORE UPDATE ON refusal
    FOR EACH ROW EXECUTE FUNCTION refusal_stays();

CREATE TABLE payment_request (
    request_id  uuid        PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('payment', 'gift', 'wage')),
    payer_id    integer     NOT NULL REFERENCES account,
    payee_id    integer     NOT NULL REFERENCES account,
    amount      minor_units NOT NULL CHECK (amount > 0),
    description text        CHECK (length(description) BETWEEN 1 AND 140),
    asked_by    integer     NOT NULL REFERENCES member,  -- who wrote it: the payee, or for her
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > created_at),
    state       text        NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'committed', 'rejected', 'canceled')),
    payment_id  uuid        UNIQUE,

    CONSTRAINT request_between_two CHECK (payer_id <> payee_id),
    CONSTRAINT request_paid_once CHECK ((state = 'committed') = (payment_id IS NOT NULL))
);
-- Serve the lists "asked of me" and "asked by me", newest first.
CREATE INDEX request_by_payer ON payment_request (payer_id, created_at DESC, request_id DESC);
CREATE INDEX request_by_payee ON payment_request (payee_id, created_at DESC, request_id DESC);

GRANT SELECT ON charge, refusal, payment_request TO mutirao_service;
GRANT INSERT ON charge, refusal, payment_request TO mutirao_service;
GRANT DELETE, UPDATE (problem) ON refusal TO mutirao_service;  -- what it said is erased
GRANT UPDATE (state, payment_id, description) ON payment_request TO mutirao_service;
