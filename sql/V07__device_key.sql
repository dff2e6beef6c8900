-- Keys that members' devices made, and the orders that were signed with them.

-- A key signs for its account from its registration to its revocation, both of which are facts of
-- the log.
CREATE TABLE device_key (
    key_id        uuid        PRIMARY KEY,  -- chosen by the device
    account_id    integer     NOT NULL REFERENCES account,
    public_key    bytea       NOT NULL UNIQUE CHECK (octet_length(public_key) = 32),
    name          text        CHECK (length(name) BETWEEN 1 AND 60),  -- for its owner; erasable
    registered_at timestamptz NOT NULL,
    revoked_at    timestamptz CHECK (revoked_at >= registered_at),
    person_id     integer     REFERENCES member   -- the delegate who has it; null: the owner
);
-- Serves the list of an account's keys, and how many of them are in force.
CREATE INDEX device_key_by_account ON device_key (account_id, registered_at, key_id);

CREATE FUNCTION device_key_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (new.key_id, new.account_id, new.public_key, new.registered_at, new.person_id)
            IS DISTINCT FROM (old.key_id, old.account_id, old.public_key, old.registered_at,
                old.person_id)
        OR old.revoked_at IS NOT NULL AND new.revoked_at IS DISTINCT FROM old.revoked_at THEN
        RAISE EXCEPTION 'key % is changed', old.key_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'device_key_stays';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER device_key_stays BEFORE UPDATE ON device_key
    FOR EACH ROW EXECUTE FUNCTION device_key_stays();
CREATE TRIGGER device_key_append_only BEFORE DELETE OR TRUNCATE ON device_key
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What a payer signed, as evidence for its transfer. The hash stays for ever, so that no order is
-- used twice; the bytes and the signature can be erased once nobody can contest them any more.
CREATE TABLE signed_order (
    log_index   bigint PRIMARY KEY,
    order_hash  bytea  NOT NULL UNIQUE CHECK (octet_length(order_hash) = 32),
    key_id      uuid   NOT NULL,  -- held by signed_orders_are_new: a reference would lock the key
    order_bytes bytea  CHECK (octet_length(order_bytes) <= 1024),
    signature   bytea  CHECK (octet_length(signature) = 64),

    CONSTRAINT signed_order_is_whole CHECK ((order_bytes IS NULL) = (signature IS NULL)),
    CONSTRAINT signed_order_hashes CHECK (order_hash = sha256(order_bytes))
);

-- An order is evidence for a transfer that is new, whose payer had the key, in force, and which the
-- person behind the key ordered: once for a statement.
CREATE FUNCTION signed_orders_are_new() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp
    -- Transfers and keys are met by their keys, however many there are.
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    bad bigint;
BEGIN
    SELECT n.log_index INTO bad
        FROM new_order n CROSS JOIN log_head
        LEFT JOIN transfer t ON t.log_index = n.log_index
        LEFT JOIN device_key k ON k.key_id = n.key_id
        LEFT JOIN account a ON a.account_id = k.account_id
        WHERE t.log_index IS NULL OR t.log_index < size OR n.signature IS NULL
            OR k.account_id IS DISTINCT FROM t.payer_id OR k.revoked_at IS NOT NULL
            OR coalesce(k.person_id, a.member_id) <> t.posted_by
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'no new transfer at % of whose payer this is a key', bad
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_order_is_new';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER signed_orders_are_new AFTER INSERT ON signed_order
    REFERENCING NEW TABLE AS new_order
    FOR EACH STATEMENT EXECUTE FUNCTION signed_orders_are_new();

CREATE FUNCTION signed_order_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (new.log_index, new.order_hash, new.key_id)
            IS DISTINCT FROM (old.log_index, old.order_hash, old.key_id)
        OR new.order_bytes IS NOT NULL OR new.signature IS NOT NULL THEN
        RAISE EXCEPTION 'order % is changed', old.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_order_stays';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER signed_order_stays BEFORE UPDATE ON signed_order
    FOR EACH ROW EXECUTE FUNCTION signed_order_stays();
CREATE TRIGGER signed_order_append_only BEFORE DELETE OR TRUNCATE ON signed_order
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

GRANT SELECT, INSERT ON device_key, signed_order TO mutirao_service;
GRANT UPDATE (name, revoked_at) ON device_key TO mutirao_service;
GRANT UPDATE (order_bytes, signature) ON signed_order TO mutirao_service;
