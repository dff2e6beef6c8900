-- What a member shows of herself and to whom, and what goes when she leaves.

-- What she tells beside her name, and for whom each field is; a level that is null is the one of
-- the policy `disclosure`.
CREATE TABLE profile (
    member_id       integer PRIMARY KEY REFERENCES member,
    telephone       text    CHECK (length(telephone) BETWEEN 1 AND 40),
    email           text    CHECK (length(email) BETWEEN 3 AND 254),
    place           text    CHECK (length(place) BETWEEN 1 AND 100),
    about           text    CHECK (length(about) BETWEEN 1 AND 500),
    name_level      text    CHECK (name_level IN ('officers', 'members', 'public')),
    telephone_level text    CHECK (telephone_level IN ('officers', 'members', 'public')),
    email_level     text    CHECK (email_level IN ('officers', 'members', 'public')),
    place_level     text    CHECK (place_level IN ('officers', 'members', 'public')),
    about_level     text    CHECK (about_level IN ('officers', 'members', 'public')),

    CONSTRAINT profile_of_single_lines CHECK (
        concat(telephone, email, place, about) !~ '[[:cntrl:]]')
);

ALTER TABLE member ADD erased_at timestamptz;
ALTER TABLE member ADD CONSTRAINT erased_member_has_no_name CHECK (
    erased_at IS NULL OR name = 'Former member');

-- Who was erased stays so.
CREATE FUNCTION erased_member_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.erased_at IS NOT NULL AND new.erased_at IS DISTINCT FROM old.erased_at THEN
        RAISE EXCEPTION 'member % was erased', old.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'erased_member_stays';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER erased_member_stays BEFORE UPDATE OF erased_at ON member
    FOR EACH ROW EXECUTE FUNCTION erased_member_stays();

-- Nothing is kept anew of who was erased: no way in, no profile, no role. The lock waits for an
-- erasure that is going on.
CREATE FUNCTION not_of_an_erased_member() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    erased timestamptz;
BEGIN
    SELECT erased_at INTO erased FROM member WHERE member_id = new.member_id FOR KEY SHARE;
    IF erased IS NOT NULL THEN
        RAISE EXCEPTION 'member % was erased', new.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'not_of_an_erased_member';
    END IF;
    RETURN NULL;
END
$$;
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['credential', 'invitation', 'role_grant', 'session',
            'known_browser', 'news', 'passkey', 'passkey_challenge', 'totp', 'recovery_code',
            'recovery', 'api_key', 'oauth_grant', 'oauth_code', 'profile', 'delegation'] LOOP
        EXECUTE format('CREATE TRIGGER not_of_an_erased_member AFTER INSERT ON %I'
            ' FOR EACH ROW EXECUTE FUNCTION not_of_an_erased_member()', kept);
    END LOOP;
END
$$;

-- The account of who was erased stays closed, and nobody acts for it.
CREATE FUNCTION erased_account_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM account a JOIN member m USING (member_id)
            WHERE a.account_id = new.account_id AND m.erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the owner of account % was erased', new.account_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'erased_account_stays';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER erased_account_stays BEFORE UPDATE OF closed ON account
    FOR EACH ROW WHEN (old.closed AND NOT new.closed) EXECUTE FUNCTION erased_account_stays();
CREATE TRIGGER erased_account_stays BEFORE INSERT ON delegation
    FOR EACH ROW EXECUTE FUNCTION erased_account_stays();

-- Serves what the log says of one account beside its transfers: the data that its owner takes with
-- her, and its erasure.
CREATE INDEX log_leaf_beside_transfers ON log_leaf (log_index)
    WHERE substring(leaf FROM octet_length(leaf) - 28) <> '"type":"transaction","v":"1"}'::bytea;

-- A text goes only when the log says so: its id and its label stand in a leaf `erasure` of the same
-- transaction, which is among the latest leaves because its door is still shut.
CREATE FUNCTION log_text_erasure_is_said() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    bad record;
BEGIN
    WITH latest AS MATERIALIZED (
        SELECT leaf FROM log_leaf
        WHERE log_index >= (SELECT size FROM log_head) - 10000
            AND xmin = pg_current_xact_id()::xid
            AND substring(leaf FROM octet_length(leaf) - 24) = '"type":"erasure","v":"1"}'::bytea
    ), said AS MATERIALIZED (
        SELECT DISTINCT one ->> 'id' AS id, one ->> 'label' AS label
        FROM latest, jsonb_array_elements(convert_from(leaf, 'UTF8')::jsonb -> 'erased') AS one
    )
    SELECT g.log_index, g.label INTO bad
        FROM gone g JOIN log_leaf l USING (log_index)
        WHERE NOT EXISTS (SELECT FROM said WHERE said.label = g.label
            AND said.id = convert_from(l.leaf, 'UTF8')::jsonb ->> 'id') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the log does not say that the % of fact % is erased', bad.label,
                bad.log_index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_text_erasure_is_said';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_text_erasure_is_said AFTER DELETE ON log_text
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION log_text_erasure_is_said();

-- A text that is kept is never another one.
CREATE TRIGGER log_text_stays BEFORE UPDATE OR TRUNCATE ON log_text
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

GRANT SELECT, INSERT, UPDATE, DELETE ON profile TO mutirao_service;
GRANT UPDATE (erased_at) ON member TO mutirao_service;
