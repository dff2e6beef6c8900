-- The network, its one door, and the facts that went through it.
--
-- Amounts are whole minor units of a unit, in the range of the integers JSON carries exactly:
-- -(2^53 - 1) to 2^53 - 1. See coop.mutirao.ledger.Money.

CREATE DOMAIN minor_units AS bigint
    CHECK (value BETWEEN -9007199254740991 AND 9007199254740991);

-- The role as which the service works: it may add to the history and read it, and change what is
-- not history. The owner of the tables only migrates.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mutirao_service') THEN
        CREATE ROLE mutirao_service NOLOGIN;
    END IF;
    -- Before PostgreSQL 16 whoever is a member may take the role on.
    IF NOT pg_has_role(current_user, 'mutirao_service',
            CASE WHEN current_setting('server_version_num')::integer < 160000
                THEN 'MEMBER' ELSE 'SET' END) THEN
        EXECUTE format('GRANT mutirao_service TO %I', current_user);
    END IF;
END
$$;

-- For all tables of the history: a mistake is put right by a fact that says the contrary.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', tg_table_name
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END
$$;

-- The door: whoever adds a fact locks this row first, so that there is one order of all facts,
-- without gaps, equal to the order of commits.
CREATE TABLE log_head (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    size     bigint      NOT NULL CHECK (size >= 0),  -- facts so far; the next one's index
    at       timestamptz NOT NULL,                    -- of the latest fact; never goes back
    -- The latest transfer, and the latest that has entries. Both may run ahead of the size, and of
    -- each other, only until the transaction ends.
    transfer_at bigint   NOT NULL DEFAULT -1,
    entry_at    bigint   NOT NULL DEFAULT -1
);
INSERT INTO log_head (size, at) VALUES (0, '-infinity');

-- A fact in the bytes that every proof is about: canonical JSON, written once (audit format 1).
CREATE TABLE log_leaf (
    log_index bigint PRIMARY KEY,
    leaf      bytea  NOT NULL CHECK (octet_length(leaf) <= 65535)
);
CREATE TRIGGER log_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Leaves follow each other without a gap, and the head counts them: by itself, so that no program
-- can say otherwise.
CREATE FUNCTION log_leaf_follows() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    added record;
BEGIN
    SELECT count(*) AS n, min(log_index) AS low, max(log_index) AS high INTO added FROM new_leaf;
    IF added.n = 0 THEN
        RETURN NULL;
    END IF;
    UPDATE log_head SET size = size + added.n
        WHERE size = added.low AND size + added.n = added.high + 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'leaves % to % do not follow the head', added.low, added.high
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_leaf_follows';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_leaf_follows AFTER INSERT ON log_leaf
    REFERENCING NEW TABLE AS new_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION log_leaf_follows();

-- What a leaf commits to. Personal data may stand here and nowhere in the log itself: it can be
-- erased with its salt, and the log stays whole.
CREATE TABLE log_text (
    log_index bigint,
    label     text,  -- the member of the leaf's `commit`, such as memo, name, reason
    value     text  NOT NULL CHECK (length(value) BETWEEN 1 AND 500),
    salt      bytea NOT NULL CHECK (octet_length(salt) = 32),

    PRIMARY KEY (log_index, label)
);

-- A text can be erased, but not laid by for a fact that is yet to come.
CREATE FUNCTION log_text_of_a_fact() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM new_text, log_head WHERE log_index NOT BETWEEN 0 AND size - 1) THEN
        RAISE EXCEPTION 'a text of no fact'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_text_of_a_fact';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_text_of_a_fact AFTER INSERT ON log_text
    REFERENCING NEW TABLE AS new_text
    FOR EACH STATEMENT EXECUTE FUNCTION log_text_of_a_fact();

CREATE FUNCTION log_head_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.at < old.at OR new.size < old.size
        OR new.transfer_at < old.transfer_at OR new.entry_at < old.entry_at THEN
        RAISE EXCEPTION 'the log does not go back'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_head_only_grows';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER log_head_only_grows BEFORE UPDATE ON log_head
    FOR EACH ROW EXECUTE FUNCTION log_head_only_grows();
CREATE TRIGGER log_head_stays BEFORE DELETE OR TRUNCATE ON log_head
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What an account holds: the currency, or a claim. Amounts of different units never mix.
CREATE TABLE unit (
    unit     text     PRIMARY KEY CHECK (unit ~ '^[A-Z][A-Z0-9]{1,22}$'),
    name     text     NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    decimals smallint NOT NULL CHECK (decimals BETWEEN 0 AND 6)
);

-- One installation serves one network.
CREATE TABLE network (
    only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    origin     text        NOT NULL CHECK (length(origin) BETWEEN 1 AND 200),  -- the log's name
    unit       text        NOT NULL REFERENCES unit,                           -- its currency
    founded_at timestamptz NOT NULL
);

-- Local cells and regions, a tree; each may have its own assembly, funds and policies.
CREATE TABLE community (
    community_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code         text    NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'),
    name         text    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    parent_id    integer REFERENCES community CHECK (parent_id < community_id)  -- so: no circle
);
CREATE UNIQUE INDEX community_by_code ON community (lower(code));
CREATE UNIQUE INDEX community_one_root ON community ((parent_id IS NULL)) WHERE parent_id IS NULL;

GRANT SELECT ON log_head, log_leaf, log_text, unit, network, community TO mutirao_service;
GRANT DELETE ON log_text TO mutirao_service;
GRANT UPDATE (at) ON log_head TO mutirao_service;
GRANT INSERT ON log_leaf, log_text, unit, network, community TO mutirao_service;
