-- Acts of officers that take two: asked for by one, done when another one asks for the very same.
-- See coop.mutirao.officer.

CREATE TABLE officer_act (
    act_id      uuid        PRIMARY KEY,
    digest      bytea       NOT NULL CHECK (octet_length(digest) = 32),  -- SHA-256 of the request
    method      text        NOT NULL CHECK (method IN ('PUT', 'POST', 'PATCH', 'DELETE')),
    path        text        NOT NULL CHECK (length(path) BETWEEN 1 AND 4000),
    body        text        CHECK (length(body) <= 65536),  -- goes when it is over; null: none
    about_id    integer     REFERENCES member,              -- whom it is about; null: the network
    asked_by    integer     NOT NULL REFERENCES member,
    asked_at    timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > asked_at),
    seconded_by integer     REFERENCES member,
    ended_at    timestamptz CHECK (ended_at >= asked_at),   -- null: it waits

    CONSTRAINT officer_act_by_two CHECK (seconded_by <> asked_by),
    CONSTRAINT officer_act_is_over CHECK (ended_at IS NOT NULL OR seconded_by IS NULL),
    CONSTRAINT officer_act_says_no_more CHECK (ended_at IS NULL OR body IS NULL)
);
-- One asking of each act. Serves the search for it too.
CREATE UNIQUE INDEX officer_act_waits ON officer_act (digest) WHERE ended_at IS NULL;
-- Serve the lists of what waits.
CREATE INDEX officer_act_by_time ON officer_act (asked_at, act_id) WHERE ended_at IS NULL;
CREATE INDEX officer_act_by_subject ON officer_act (about_id) WHERE ended_at IS NULL;

GRANT SELECT, INSERT ON officer_act TO mutirao_service;
GRANT UPDATE (seconded_by, ended_at, body, path) ON officer_act TO mutirao_service;

-- Credit that an officer gave alone, by admitting members and by raising their limits. The policy
-- `limits` bounds it for seven days; what is older goes.
CREATE TABLE officer_credit (
    member_id integer     NOT NULL REFERENCES member,  -- the officer
    given_at  timestamptz NOT NULL,
    amount    minor_units NOT NULL CHECK (amount > 0)
);
-- Serves the sum of what an officer gave lately.
CREATE INDEX officer_credit_by_officer ON officer_credit (member_id, given_at);

GRANT SELECT, INSERT, DELETE ON officer_credit TO mutirao_service;
