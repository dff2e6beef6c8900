-- What payments have beside the ledger: the contribution with its arithmetic, refusals, requests.

-- What an account owes of the next minor unit of contribution, in millionths of a minor unit.
CREATE TABLE contribution_carry (
    account_id integer     PRIMARY KEY REFERENCES account,
    carry      bigint      NOT NULL,
    period     integer     NOT NULL,  -- the 30 days, counted from 1970-01-01, of the next column
    charged    minor_units NOT NULL   -- contributions of that period, for the cap
) WITH (fillfactor = 60);

-- A contribution charged: all that is needed to do its sum again. A reversal has base, amount
-- and forgiven below zero.
CREATE TABLE charge (
    log_index    bigint      NOT NULL,
    account_id   integer     NOT NULL,
    policy_id    integer     NOT NULL,
    base         minor_units NOT NULL CHECK (base <> 0),  -- the amount that was paid
    rate_ppm     integer     NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
    carry_before bigint      NOT NULL,
    carry_after  bigint      NOT NULL,
    amount       minor_units NOT NULL,                    -- what was charged
    forgiven     minor_units NOT NULL,                    -- what exceeded the cap
    period       integer     NOT NULL,

    -- Serves a payment's charges by its parties, and an account's carry as of a point.
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

-- A charge lies between the head and the latest transfer, and carries follow each other without a
-- gap; then the carries move, which nobody else can do.
CREATE FUNCTION charges_carry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head log_head%ROWTYPE;
    bad  record;
BEGIN
    SELECT * INTO head FROM log_head;
    SELECT account_id, log_index INTO bad FROM (
        SELECT n.account_id, n.log_index,
               n.log_index BETWEEN head.size AND head.transfer_at
               AND n.carry_before = coalesce(lag(n.carry_after) OVER w,
                   (SELECT carry FROM contribution_carry c WHERE c.account_id = n.account_id),
                   0) AS follows
        FROM new_charge n
        WINDOW w AS (PARTITION BY n.account_id ORDER BY n.log_index)
    ) checked WHERE NOT follows LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the carry of account % at fact % does not follow',
                bad.account_id, bad.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'charge_follows';
    END IF;

    INSERT INTO contribution_carry AS c (account_id, carry, period, charged)
        SELECT account_id, max(carry_after) FILTER (WHERE is_last), latest,
               sum(amount) FILTER (WHERE period = latest)
        FROM (SELECT account_id, carry_after, amount, period,
                     max(period) OVER (PARTITION BY account_id) AS latest,
                     lead(log_index) OVER (PARTITION BY account_id ORDER BY log_index) IS NULL
                         AS is_last
              FROM new_charge) n
        GROUP BY account_id, latest
        ON CONFLICT (account_id) DO UPDATE SET
            carry = excluded.carry,
            period = greatest(c.period, excluded.period),
            charged = CASE WHEN c.period = excluded.period THEN c.charged + excluded.charged
                WHEN c.period > excluded.period THEN c.charged ELSE excluded.charged END;
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

CREATE TABLE payment_request (
    request_id  uuid        PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('payment', 'gift', 'wage')),
    payer_id    integer     NOT NULL REFERENCES account,
    payee_id    integer     NOT NULL REFERENCES account,
    amount      minor_units NOT NULL CHECK (amount > 0),
    description text        CHECK (length(description) BETWEEN 1 AND 140),
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

GRANT SELECT ON contribution_carry, charge, refusal, payment_request
    TO mutirao_service;
GRANT INSERT ON charge, refusal, payment_request TO mutirao_service;
GRANT DELETE ON refusal TO mutirao_service;
GRANT UPDATE (state, payment_id, description) ON payment_request TO mutirao_service;
