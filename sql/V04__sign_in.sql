-- How members sign in, what they may do beyond their own account, and their open sessions.

CREATE TABLE credential (
    member_id     integer     PRIMARY KEY REFERENCES member,
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    changed_at    timestamptz NOT NULL
);

-- A member's way to the first password: the last one that was given, until it is used.
CREATE TABLE invitation (
    member_id  integer     PRIMARY KEY REFERENCES member,
    code_hash  bytea       NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
    expires_at timestamptz NOT NULL
);

CREATE TABLE role_grant (
    member_id  integer     NOT NULL REFERENCES member,
    role       text        NOT NULL CHECK (role IN ('coordinator', 'treasurer', 'auditor')),
    decision   text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    granted_at timestamptz NOT NULL,

    PRIMARY KEY (member_id, role)
);

CREATE TABLE session (
    token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    member_id  integer     NOT NULL REFERENCES member,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
-- Serves the removal of sessions that are over.
CREATE INDEX session_by_expiry ON session (expires_at);
-- Serves "end all sessions of this member", when the password changes.
CREATE INDEX session_by_member ON session (member_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON credential, invitation, role_grant, session
    TO mutirao_service;
