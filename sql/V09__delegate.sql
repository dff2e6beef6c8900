-- Who acts for an account beside its owner, and payments to which several have to agree.

-- A delegation ends by itself when its term is over; the row stays until it is given again.
CREATE TABLE delegation (
    account_id      integer     NOT NULL REFERENCES account,
    member_id       integer     NOT NULL REFERENCES member,    -- the delegate
    payment_maximum minor_units CHECK (payment_maximum >= 0),  -- of one payment; null: none
    day_maximum     minor_units CHECK (day_maximum >= 0),      -- of a day's payments, in UTC
    may_manage      boolean     NOT NULL,                      -- gives and ends delegations
    decision        text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    given_at        timestamptz NOT NULL,
    since           timestamptz NOT NULL,                    -- without a break
    ends_at         timestamptz CHECK (ends_at > given_at),    -- null: until it is ended

    CONSTRAINT delegation_since CHECK (since <= given_at),
    PRIMARY KEY (account_id, member_id)
);
-- Serves "for whom does she act?", which every request asks.
CREATE INDEX delegation_by_member ON delegation (member_id);

-- Serves the keys that a delegate has for others.
CREATE INDEX device_key_by_person ON device_key (person_id) WHERE person_id IS NOT NULL;

-- What a delegate paid for an account on a day. Only payments themselves write it.
CREATE TABLE delegation_use (
    account_id integer     NOT NULL,
    member_id  integer     NOT NULL,
    day        date        NOT NULL,
    used       minor_units NOT NULL CHECK (used > 0),

    PRIMARY KEY (account_id, member_id, day)
);

-- A payment above the amount needs so many persons of the account, who ordered it among them.
CREATE TABLE approval_rule (
    account_id integer     PRIMARY KEY REFERENCES account,
    above      minor_units NOT NULL CHECK (above >= 0),
    approvals  smallint    NOT NULL CHECK (approvals BETWEEN 2 AND 9),
    decision   text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    decided_at timestamptz NOT NULL
);

-- A payment that was ordered and waits for others to agree, with its order as it was sent.
CREATE TABLE waiting_payment (
    payment_id       uuid        PRIMARY KEY,
    kind             text        NOT NULL CHECK (kind IN ('payment', 'gift', 'wage')),
    payer_id         integer     NOT NULL REFERENCES account,
    payee_id         integer     NOT NULL REFERENCES account,
    amount           minor_units NOT NULL CHECK (amount > 0),
    description      text        CHECK (length(description) BETWEEN 1 AND 140),  -- erasable
    request_id       uuid        REFERENCES payment_request,
    order_expires_at timestamptz,
    key_id           uuid,       -- null: it is not signed; held by signed_orders_are_new
    order_bytes      bytea       CHECK (octet_length(order_bytes) <= 1024),
    signature        bytea       CHECK (octet_length(signature) = 64),
    ordered_by       integer     NOT NULL REFERENCES member,
    ordered_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL CHECK (expires_at > ordered_at),
    state            text        NOT NULL DEFAULT 'awaiting' CHECK (state IN ('awaiting',
                                 'committed', 'withdrawn', 'refused', 'expired')),
    ended_at         timestamptz CHECK (ended_at >= ordered_at),

    CONSTRAINT waiting_between_two CHECK (payer_id <> payee_id),
    CONSTRAINT waiting_order_is_whole CHECK ((order_bytes IS NULL) = (signature IS NULL)
        AND (order_bytes IS NULL OR key_id IS NOT NULL)),
    CONSTRAINT waiting_until_ended CHECK ((state = 'awaiting') = (ended_at IS NULL))
);
-- Serve the lists of what waits for an account's persons, for officers, and of what she ordered.
CREATE INDEX waiting_by_payer ON waiting_payment (payer_id) WHERE state = 'awaiting';
CREATE INDEX waiting_by_time ON waiting_payment (ordered_at, payment_id) WHERE state = 'awaiting';

-- Who agreed: with the signature over the same order, if she signed.
CREATE TABLE approval (
    payment_id  uuid        NOT NULL REFERENCES waiting_payment,
    member_id   integer     NOT NULL REFERENCES member,
    approved_at timestamptz NOT NULL,
    key_id      uuid,       -- held by approval_is_due
    signature   bytea       CHECK (octet_length(signature) = 64),

    PRIMARY KEY (payment_id, member_id)
);

-- Whether a member acts for an account without being its owner.
CREATE FUNCTION acts_for(of_account integer, who integer, moment timestamptz) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM delegation d WHERE d.account_id = of_account AND d.member_id = who
        AND (d.ends_at IS NULL OR d.ends_at > moment))
$$;

-- Whether a member is one of an account's persons: its owner or a delegate.
CREATE FUNCTION stands_for(of_account integer, who integer, moment timestamptz) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM account a WHERE a.account_id = of_account AND a.member_id = who)
        OR acts_for(of_account, who, moment)
$$;

-- Whether it counts for the payer that a member agrees to a payment: the owner's word does, and a
-- delegate's up to what she may pay at once and on a day, unless she stands for who gets it.
CREATE FUNCTION agrees_for(payer integer, payee integer, who integer, amount bigint,
        moment timestamptz) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM account a WHERE a.account_id = payer AND a.member_id = who)
        OR (EXISTS (SELECT FROM delegation d WHERE d.account_id = payer AND d.member_id = who
                AND (d.ends_at IS NULL OR d.ends_at > moment)
                AND (d.payment_maximum IS NULL OR d.payment_maximum >= amount)
                AND (d.day_maximum IS NULL OR d.day_maximum >= amount))
            AND NOT stands_for(payee, who, moment))
$$;

-- Whether a member has one of these roles and stands for neither party.
CREATE FUNCTION is_officer(who integer, roles text[], payer integer, payee integer,
        moment timestamptz) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM role_grant g WHERE g.member_id = who AND g.role = ANY (roles)
            AND g.ends_at > moment)
        AND NOT stands_for(payer, who, moment) AND NOT stands_for(payee, who, moment)
$$;

-- A delegate is a person, and another than the owner.
CREATE FUNCTION delegation_is_of_a_person() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM account a, member m
            WHERE a.account_id = new.account_id AND a.member_id <> new.member_id
                AND m.member_id = new.member_id AND m.kind = 'person') THEN
        RAISE EXCEPTION 'member % cannot act for account %', new.member_id, new.account_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'delegation_is_of_a_person';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER delegation_is_of_a_person BEFORE INSERT OR UPDATE ON delegation
    FOR EACH ROW EXECUTE FUNCTION delegation_is_of_a_person();

CREATE FUNCTION device_key_of_a_delegate() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT acts_for(new.account_id, new.person_id, new.registered_at) THEN
        RAISE EXCEPTION 'member % does not act for account %', new.person_id, new.account_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'device_key_of_a_delegate';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER device_key_of_a_delegate BEFORE INSERT ON device_key
    FOR EACH ROW WHEN (new.person_id IS NOT NULL) EXECUTE FUNCTION device_key_of_a_delegate();

-- The second half of a pair: the rules of coop.mutirao.payment.Entitlements once more, over all
-- transfers of a statement together.
--
-- 1. Who orders a payment from another's account is its delegate, within her limits, or an operator
--    who stands for neither party. What delegates pay and give back is added to their day here.
-- 2. A payment for which its account has a rule has waited, and so many of the account's persons
--    agreed to it whose word still counts.
CREATE FUNCTION transfers_are_ordered() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    -- Accounts, delegations and rules are met by their keys, however many there are.
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
    bad bigint;
BEGIN
    IF EXISTS (SELECT FROM new_transfer n JOIN account a ON a.account_id = n.payer_id
            WHERE n.kind IN ('payment', 'gift', 'wage', 'reversal')
                AND n.posted_by <> a.member_id) THEN
        INSERT INTO delegation_use AS u (account_id, member_id, day, used)
            SELECT n.payer_id, n.posted_by, (n.committed_at AT TIME ZONE 'UTC')::date,
                sum(n.amount)
            FROM new_transfer n
            WHERE n.kind IN ('payment', 'gift', 'wage', 'reversal')
                AND acts_for(n.payer_id, n.posted_by, n.committed_at)
            GROUP BY 1, 2, 3
            ON CONFLICT (account_id, member_id, day) DO UPDATE SET used = u.used + excluded.used;
        SELECT n.log_index INTO bad
            FROM new_transfer n JOIN account a ON a.account_id = n.payer_id
            LEFT JOIN delegation d ON d.account_id = n.payer_id AND d.member_id = n.posted_by
                AND (d.ends_at IS NULL OR d.ends_at > n.committed_at)
            LEFT JOIN delegation_use u ON u.account_id = n.payer_id AND u.member_id = n.posted_by
                AND u.day = (n.committed_at AT TIME ZONE 'UTC')::date
            WHERE n.kind IN ('payment', 'gift', 'wage', 'reversal')
                AND n.posted_by <> a.member_id
                AND CASE WHEN d.member_id IS NULL
                    THEN n.kind <> 'reversal' AND NOT is_officer(n.posted_by, '{operator}',
                        n.payer_id, n.payee_id, n.committed_at)
                    ELSE n.amount > d.payment_maximum OR u.used > d.day_maximum END
            LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'transfer % is beyond what its orderer may', bad
                USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_is_ordered';
        END IF;
    END IF;

    SELECT n.log_index INTO bad
        FROM new_transfer n
        JOIN approval_rule r ON r.account_id = n.payer_id AND r.above < n.amount
        LEFT JOIN waiting_payment w ON w.payment_id = n.transfer_id AND w.state = 'awaiting'
            AND (w.kind, w.payer_id, w.payee_id, w.amount, w.ordered_by)
                = (n.kind, n.payer_id, n.payee_id, n.amount, n.posted_by)
        WHERE n.kind IN ('payment', 'gift', 'wage')
            AND (w.payment_id IS NULL OR r.approvals > (SELECT count(*) FROM approval p
                WHERE p.payment_id = n.transfer_id
                    AND agrees_for(n.payer_id, n.payee_id, p.member_id, n.amount,
                        n.committed_at)))
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'too few agreed to transfer %', bad
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_is_approved';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER transfers_are_ordered AFTER INSERT ON transfer
    REFERENCING NEW TABLE AS new_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION transfers_are_ordered();

-- One agrees to what waits, as one of the payer's persons or as an officer who is of neither party.
-- Who ordered it is written down too; whether her word counts is looked at when it is posted.
CREATE FUNCTION approval_is_due() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM waiting_payment w
            LEFT JOIN device_key k ON k.key_id = new.key_id
            WHERE w.payment_id = new.payment_id AND w.state = 'awaiting'
                AND new.approved_at < w.expires_at
                AND (new.key_id IS NULL OR (k.account_id = w.payer_id AND k.revoked_at IS NULL))
                AND (agrees_for(w.payer_id, w.payee_id, new.member_id, w.amount, new.approved_at)
                    OR (new.member_id = w.ordered_by
                        AND stands_for(w.payer_id, new.member_id, new.approved_at))
                    OR is_officer(new.member_id, '{operator,coordinator,treasurer}', w.payer_id,
                        w.payee_id, new.approved_at))) THEN
        RAISE EXCEPTION 'payment % does not wait for member %', new.payment_id, new.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_is_due';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER approval_is_due BEFORE INSERT ON approval
    FOR EACH ROW EXECUTE FUNCTION approval_is_due();
CREATE TRIGGER approval_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION waiting_payment_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (old.state <> 'awaiting'
            AND (new.state, new.ended_at) IS DISTINCT FROM (old.state, old.ended_at))
        OR new.description <> old.description OR new.order_bytes <> old.order_bytes
        OR new.signature <> old.signature
        OR (new.state = 'committed' AND NOT EXISTS (SELECT FROM transfer
            WHERE transfer_id = new.payment_id)) THEN
        RAISE EXCEPTION 'payment % is changed', old.payment_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'waiting_payment_stays';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER waiting_payment_stays BEFORE UPDATE ON waiting_payment
    FOR EACH ROW EXECUTE FUNCTION waiting_payment_stays();
CREATE TRIGGER waiting_payment_append_only BEFORE DELETE OR TRUNCATE ON waiting_payment
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

GRANT SELECT, INSERT, UPDATE, DELETE ON delegation, approval_rule TO mutirao_service;
GRANT SELECT ON delegation_use TO mutirao_service;
GRANT SELECT, INSERT ON waiting_payment, approval TO mutirao_service;
GRANT UPDATE (state, ended_at, description, order_bytes, signature) ON waiting_payment
    TO mutirao_service;
