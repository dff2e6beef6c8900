-- Programs that act for members: keys that members make for themselves, and the applications of
-- others that they let in (OAuth 2.1).
--
-- Of every secret only its SHA-256 is here. What somebody may do is not here either: it is looked
-- up when her program asks, so no program outlives a right.

-- A key for a program of the member's own.
CREATE TABLE api_key (
    api_key_id          uuid        PRIMARY KEY,  -- by which its owner ends it
    key_hash            bytea       NOT NULL UNIQUE CHECK (octet_length(key_hash) = 32),
    member_id           integer     NOT NULL REFERENCES member,
    slot                smallint    NOT NULL CHECK (slot BETWEEN 1 AND 20),
    name                text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    scopes              text[]      NOT NULL,
    accounts            integer[],                -- ids; null: all that she may act for
    requests_per_minute integer     NOT NULL CHECK (requests_per_minute BETWEEN 1 AND 6000),
    created_at          timestamptz NOT NULL,
    expires_at          timestamptz NOT NULL,
    last_used_at        timestamptz CHECK (last_used_at >= created_at),

    CONSTRAINT api_key_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['payments:read',
        'payments:write', 'statements:read', 'members:read', 'reports:read', 'log:read']),
    CONSTRAINT api_key_accounts CHECK (cardinality(accounts) BETWEEN 1 AND 50
        AND array_position(accounts, NULL) IS NULL),
    CONSTRAINT api_key_has_a_term CHECK (expires_at > created_at
        AND expires_at <= created_at + interval '731 days'),  -- two years
    -- Twenty keys of a member at the most, however many are made at once.
    CONSTRAINT api_key_has_a_slot UNIQUE (member_id, slot)
);

-- What a program reaches that a member made or let in at a moment: of the accounts that it was
-- given, her own, and those for which she has acted since without a break. A delegation that is
-- given again does not give it back.
CREATE FUNCTION reached(accounts integer[], of_member integer, made_at timestamptz) RETURNS text[]
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN accounts IS NOT NULL THEN
        ARRAY(SELECT a.code::text FROM account a WHERE a.account_id = ANY (accounts)
            AND (a.member_id = of_member OR EXISTS (SELECT FROM delegation d
                WHERE d.account_id = a.account_id AND d.member_id = of_member
                    AND d.since <= made_at))
            ORDER BY a.code)
    END
$$;

-- Somebody else's program, which a coordinator lets ask members.
CREATE TABLE oauth_app (
    app_id        uuid        PRIMARY KEY,        -- its client_id, chosen by who sent it
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    website       text        NOT NULL CHECK (length(website) BETWEEN 1 AND 500),
    redirect_uris text[]      NOT NULL CHECK (cardinality(redirect_uris) BETWEEN 1 AND 10),
    scopes        text[]      NOT NULL,
    -- Of an app that can keep a secret; null: it is one that cannot, on telephones or in browsers.
    secret_hash   bytea       CHECK (octet_length(secret_hash) = 32),
    decision      text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    registered_at timestamptz NOT NULL,           -- as it stands: each change is a fact of the log

    -- Not 'reports:read': an app never has what somebody may as an officer.
    CONSTRAINT oauth_app_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['payments:read',
        'payments:write', 'statements:read', 'members:read', 'log:read'])
);

-- A member's consent to an app, once it was taken up. It ends with its row.
CREATE TABLE oauth_grant (
    grant_id     uuid        PRIMARY KEY,
    app_id       uuid        NOT NULL REFERENCES oauth_app ON DELETE CASCADE,
    member_id    integer     NOT NULL REFERENCES member,
    scopes       text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    accounts     integer[]   NOT NULL,            -- ids
    granted_at   timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL CHECK (last_used_at >= granted_at),
    -- The refresh token in force, and the part of it that those before it had too: who comes with
    -- that part and another rest has one that was used.
    refresh_hash bytea       NOT NULL UNIQUE CHECK (octet_length(refresh_hash) = 32),
    family_hash  bytea       NOT NULL UNIQUE CHECK (octet_length(family_hash) = 32),

    CONSTRAINT oauth_grant_accounts CHECK (cardinality(accounts) BETWEEN 1 AND 50
        AND array_position(accounts, NULL) IS NULL),
    CONSTRAINT oauth_grant_has_a_term CHECK (ends_at > granted_at
        AND ends_at <= granted_at + interval '366 days')  -- a year
);
-- Serves the list of a member's apps.
CREATE INDEX oauth_grant_by_member ON oauth_grant (member_id, granted_at);
-- Serves the removal of an app with all its grants.
CREATE INDEX oauth_grant_by_app ON oauth_grant (app_id);
-- Serves the removal of grants that are over.
CREATE INDEX oauth_grant_by_end ON oauth_grant (ends_at);

-- What a member agreed to, until the app takes it up; then who used it, for the case that it comes
-- again.
CREATE TABLE oauth_code (
    code_hash    bytea       PRIMARY KEY CHECK (octet_length(code_hash) = 32),
    app_id       uuid        NOT NULL REFERENCES oauth_app ON DELETE CASCADE,
    member_id    integer     NOT NULL REFERENCES member,
    scopes       text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    accounts     integer[]   NOT NULL,
    redirect_uri text        NOT NULL,
    challenge    text        NOT NULL CHECK (challenge ~ '^[A-Za-z0-9_-]{43}$'),  -- S256, RFC 7636
    expires_at   timestamptz NOT NULL,
    grant_id     uuid        REFERENCES oauth_grant ON DELETE CASCADE  -- null: not used
);
-- Serves the removal of codes that nobody used.
CREATE INDEX oauth_code_by_expiry ON oauth_code (expires_at) WHERE grant_id IS NULL;
-- Serves the end of a grant.
CREATE INDEX oauth_code_by_grant ON oauth_code (grant_id) WHERE grant_id IS NOT NULL;

CREATE TABLE oauth_token (
    token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    grant_id   uuid        NOT NULL REFERENCES oauth_grant ON DELETE CASCADE,
    scopes     text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    expires_at timestamptz NOT NULL
);
-- Serves the removal of tokens that are over.
CREATE INDEX oauth_token_by_expiry ON oauth_token (expires_at);
-- Serves the end of a grant.
CREATE INDEX oauth_token_by_grant ON oauth_token (grant_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON api_key, oauth_app, oauth_grant, oauth_code, oauth_token
    TO mutirao_service;
