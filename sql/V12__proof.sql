-- What proves the log: the tree over its leaves, in tiles, and the checkpoints that were signed
-- over it. All but the signatures can be made anew from the leaves. See coop.mutirao.proof.

-- How far the tree has come. Whoever lets it grow locks this row: the tree's lock.
CREATE TABLE log_tree (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    size     bigint  NOT NULL CHECK (size >= 0)
);
INSERT INTO log_tree (size) VALUES (0);

CREATE FUNCTION log_tree_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.size < old.size OR new.size > (SELECT size FROM log_head) THEN
        RAISE EXCEPTION 'a tree of % leaves after one of %', new.size, old.size
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_tree_follows';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER log_tree_follows BEFORE UPDATE ON log_tree
    FOR EACH ROW EXECUTE FUNCTION log_tree_follows();
CREATE TRIGGER log_tree_stays BEFORE DELETE OR TRUNCATE ON log_tree
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Hashes of the tree, 256 at the most (C2SP tlog-tiles). The last tile of a level grows at its end;
-- so what was served of it stays true.
CREATE TABLE log_tile (
    level      smallint CHECK (level BETWEEN 0 AND 6),
    tile_index bigint   CHECK (tile_index >= 0),
    hashes     bytea    NOT NULL
        CHECK (octet_length(hashes) % 32 = 0 AND octet_length(hashes) BETWEEN 32 AND 8192),

    PRIMARY KEY (level, tile_index)
);
-- Hashes do not get smaller by compressing them.
ALTER TABLE log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE FUNCTION log_tile_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.level <> old.level OR new.tile_index <> old.tile_index
        OR substring(new.hashes FOR octet_length(old.hashes)) <> old.hashes THEN
        RAISE EXCEPTION 'tile % of level % would change', old.tile_index, old.level
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_tile_only_grows';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER log_tile_only_grows BEFORE UPDATE ON log_tile
    FOR EACH ROW EXECUTE FUNCTION log_tile_only_grows();
CREATE TRIGGER log_tile_stays BEFORE DELETE OR TRUNCATE ON log_tile
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What the log said of itself, signed, and kept for ever: with its cosignatures it is the evidence
-- of when a fact was there.
CREATE TABLE log_checkpoint (
    size      bigint      PRIMARY KEY CHECK (size > 0),
    root      bytea       NOT NULL CHECK (octet_length(root) = 32),
    note      text        NOT NULL CHECK (length(note) BETWEEN 1 AND 4000),  -- with the signature
    signed_at timestamptz NOT NULL
);
CREATE TRIGGER log_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION log_checkpoint_follows() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF new.size > (SELECT size FROM log_tree)
        OR new.size <= (SELECT max(size) FROM log_checkpoint) THEN
        RAISE EXCEPTION 'a checkpoint over % leaves does not follow', new.size
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_checkpoint_follows';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER log_checkpoint_follows BEFORE INSERT ON log_checkpoint
    FOR EACH ROW EXECUTE FUNCTION log_checkpoint_follows();

-- That a witness saw a checkpoint, and when by its clock. A checkpoint to which nothing came is
-- cosigned again, so that there is fresh evidence of it.
CREATE TABLE log_cosignature (
    size    bigint      NOT NULL REFERENCES log_checkpoint,
    witness text        NOT NULL CHECK (length(witness) BETWEEN 1 AND 200),  -- its key's name
    seen_at timestamptz NOT NULL,
    line    text        NOT NULL CHECK (length(line) BETWEEN 1 AND 500),

    PRIMARY KEY (size, witness, seen_at)
);
CREATE TRIGGER log_cosignature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_cosignature
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- That a checkpoint has its quorum, by the policy in force then: it is the one to be shown.
CREATE TABLE log_final (
    size     bigint      PRIMARY KEY REFERENCES log_checkpoint,
    final_at timestamptz NOT NULL
);
CREATE TRIGGER log_final_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_final
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- That the balances of a day were sealed, by which fact.
CREATE TABLE log_seal (
    day       date   PRIMARY KEY,
    log_index bigint NOT NULL UNIQUE
);
CREATE TRIGGER log_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_seal
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Wakes whoever builds the tree.
CREATE FUNCTION log_leaf_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY mutirao_leaf;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_leaf_is_told AFTER INSERT ON log_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION log_leaf_is_told();

GRANT SELECT ON log_tree, log_tile, log_checkpoint, log_cosignature, log_final, log_seal
    TO mutirao_service;
GRANT UPDATE (size) ON log_tree TO mutirao_service;
GRANT INSERT ON log_tile, log_checkpoint, log_cosignature, log_final, log_seal
    TO mutirao_service;
GRANT UPDATE (hashes) ON log_tile TO mutirao_service;
