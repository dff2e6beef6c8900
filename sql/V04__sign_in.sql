-- How members sign in, what they may do beyond their own account, and their open sessions.

CREATE TABLE credential (
    member_id     integer     PRIMARY KEY REFERENCES member,
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    changed_at    timestamptz NOT NULL,
    temporary     boolean     NOT NULL DEFAULT false  -- somebody else gave it: it opens no session
);

-- A member's way to the first password: the last one that was given, until it is used.
CREATE TABLE invitation (
    member_id  integer     PRIMARY KEY REFERENCES member,
    code_hash  bytea       NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
    expires_at timestamptz NOT NULL
);

-- A mandate ends by itself when its term is over; the row stays until the role is given again.
CREATE TABLE role_grant (
    member_id  integer     NOT NULL REFERENCES member,
    role       text        NOT NULL CHECK (role IN ('coordinator', 'treasurer', 'auditor',
                           'operator')),
    decision   text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    granted_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,

    PRIMARY KEY (member_id, role),
    CONSTRAINT role_grant_has_a_term CHECK (ends_at > granted_at
        AND ends_at <= granted_at + interval '1462 days')  -- four years
);

-- A session ends some time after its last use, and in any case when its days are over.
CREATE TABLE session (
    token_hash   bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    session_id   uuid        NOT NULL UNIQUE,  -- by which its owner ends it
    member_id    integer     NOT NULL REFERENCES member,
    opened_by    text        NOT NULL CHECK (opened_by IN ('password', 'passkey', 'recovery-code',
                             'invitation')),
    user_agent   text        CHECK (length(user_agent) BETWEEN 1 AND 200),  -- for its owner
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    news_seen_at timestamptz,           -- until when its owner has seen there what happened

    CONSTRAINT session_slides CHECK (created_at <= last_used_at AND expires_at <= ends_at)
);
-- Serves the removal of sessions that are over.
CREATE INDEX session_by_expiry ON session (expires_at);
-- Serves "end all sessions of this member", when the password changes.
CREATE INDEX session_by_member ON session (member_id);

-- A browser in which a member signed in: wrong passwords of hers from there are counted for it
-- alone. Several members may share one.
CREATE TABLE known_browser (
    token_hash   bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
    member_id    integer     NOT NULL REFERENCES member,
    signed_in_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > signed_in_at),
    news_seen_at timestamptz,           -- of the sessions that she had there

    PRIMARY KEY (token_hash, member_id)
);
-- Serves the removal of those that are over.
CREATE INDEX known_browser_by_expiry ON known_browser (expires_at);
-- Serves "forget this member's browsers", when the password changes.
CREATE INDEX known_browser_by_member ON known_browser (member_id);

-- What a member should hear of at once, because somebody else may have done it: for 90 days.
CREATE TABLE news (
    news_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id   integer     NOT NULL REFERENCES member,
    kind        text        NOT NULL CHECK (kind IN ('recovery-asked', 'device-key-added',
                            'passkey-added', 'session-opened', 'delegate-added',
                            'delegate-given', 'delegate-ended', 'delegation-ended',
                            'approval-rule-changed', 'paid-by-officer', 'officer-paid',
                            'delegates-changed', 'api-key-added', 'app-allowed',
                            'motion-announced', 'motion-counted', 'levy-charged',
                            'sheet-issued', 'ballot-opened', 'round-counted', 'proposal-admitted',
                            'proposal-rejected', 'proposal-selected', 'proposal-not-selected',
                            'payout-paid', 'report-due', 'loan-granted', 'loan-refused',
                            'loan-deferred', 'loan-collected', 'loan-late', 'surplus-filed',
                            'surplus-checked', 'surplus-collected', 'round-cancelled',
                            'loss-share-taken', 'debt-plan-asked', 'debt-plan-agreed',
                             'debt-plan-fulfilled', 'debt-plan-failed', 'excluded',
                             'dormancy-told', 'dormancy-taken', 'dormancy-returned')),
    about       text        CHECK (length(about) BETWEEN 1 AND 200),
    happened_at timestamptz NOT NULL,
    session_id  uuid        -- the session that it is about, to which it is no news
);
-- Serves what a member has not seen yet.
CREATE INDEX news_by_member ON news (member_id, happened_at);

-- Only persons sign in, so that behind every act there is one: delegates act for the others.
CREATE FUNCTION a_person_signs_in() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM member WHERE member_id = new.member_id AND kind = 'person') THEN
        RAISE EXCEPTION 'member % is no person', new.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_person_signs_in';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER a_person_signs_in BEFORE INSERT ON credential
    FOR EACH ROW EXECUTE FUNCTION a_person_signs_in();
CREATE TRIGGER a_person_has_a_role BEFORE INSERT ON role_grant
    FOR EACH ROW EXECUTE FUNCTION a_person_signs_in();
CREATE TRIGGER a_person_is_invited BEFORE INSERT ON invitation
    FOR EACH ROW EXECUTE FUNCTION a_person_signs_in();

GRANT SELECT, INSERT, DELETE ON news TO mutirao_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON credential, invitation, role_grant, session, known_browser
    TO mutirao_service;
