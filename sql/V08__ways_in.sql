-- The other ways in: passkeys, one-time codes beside the password, recovery codes, and recovery by
-- two officers.

-- A passkey is a public key whose private half never leaves the member's device or its keychain.
CREATE TABLE passkey (
    credential_id bytea       PRIMARY KEY CHECK (octet_length(credential_id) BETWEEN 16 AND 1023),
    member_id     integer     NOT NULL REFERENCES member,
    -- Make of the authenticator, id and public key: WebAuthn Level 3, section 6.5.1.
    attested      bytea       NOT NULL CHECK (octet_length(attested) <= 4096),
    sign_count    bigint      NOT NULL CHECK (sign_count BETWEEN 0 AND 4294967295),
    backup_eligible boolean   NOT NULL,               -- may be kept in a keychain
    backed_up     boolean     NOT NULL,               -- is kept in one, not in one device only
    transports    text[]      NOT NULL,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),  -- for its owner
    created_at    timestamptz NOT NULL,
    last_used_at  timestamptz CHECK (last_used_at >= created_at),

    CONSTRAINT passkey_backup CHECK (backup_eligible OR NOT backed_up)
);
CREATE TRIGGER a_person_signs_in BEFORE INSERT ON passkey
    FOR EACH ROW EXECUTE FUNCTION a_person_signs_in();
-- Serves the list of a member's passkeys.
CREATE INDEX passkey_by_member ON passkey (member_id, created_at);

-- What an authenticator is asked to sign: once, within minutes.
CREATE TABLE passkey_challenge (
    challenge_hash bytea       PRIMARY KEY CHECK (octet_length(challenge_hash) = 32),
    member_id      integer     REFERENCES member,     -- who adds a passkey; null: somebody signs in
    expires_at     timestamptz NOT NULL
);
-- Serves the removal of challenges that are over.
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);

-- One-time codes by the clock, RFC 6238: asked for beside the password once they are confirmed.
CREATE TABLE totp (
    member_id    integer     PRIMARY KEY REFERENCES member,
    secret       bytea       NOT NULL CHECK (octet_length(secret) = 20),
    confirmed_at timestamptz,
    last_step    bigint      NOT NULL DEFAULT 0 CHECK (last_step >= 0)  -- no code serves twice
);

-- Codes on paper, each for one sign-in.
CREATE TABLE recovery_code (
    code_hash bytea   PRIMARY KEY CHECK (octet_length(code_hash) = 32),
    member_id integer NOT NULL REFERENCES member
);
CREATE INDEX recovery_code_by_member ON recovery_code (member_id);

-- One coordinator asks that a member be let in anew, another one agrees.
CREATE TABLE recovery (
    member_id integer     PRIMARY KEY REFERENCES member,
    reason    text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    asked_by  integer     NOT NULL REFERENCES member,
    asked_at  timestamptz NOT NULL,
    agreed_by integer     REFERENCES member,
    agreed_at timestamptz,

    CONSTRAINT recovery_by_two CHECK (asked_by <> agreed_by AND asked_by <> member_id
        AND agreed_by <> member_id),
    CONSTRAINT recovery_agreed CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)
        AND agreed_at >= asked_at)
);

-- When a member called off herself last that she be let in anew. Whoever sits in her account could
-- do it for ever, so she does it once in thirty days.
CREATE TABLE recovery_called_off (
    member_id     integer     PRIMARY KEY REFERENCES member,
    called_off_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, passkey_challenge, totp, recovery_code, recovery,
    recovery_called_off TO mutirao_service;
