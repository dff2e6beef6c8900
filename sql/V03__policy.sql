-- The community's parameters: each value, from when, by which decision. A version is never
-- changed; the next one replaces it.

CREATE TABLE policy (
    policy_id      integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key            text        NOT NULL CHECK (key ~ '^[a-z][A-Za-z]{1,30}$'),
    version        integer     NOT NULL CHECK (version > 0),
    community_id   integer     NOT NULL REFERENCES community,
    value          jsonb       NOT NULL,
    effective_from timestamptz NOT NULL,
    decision       text        NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
    decided_at     timestamptz NOT NULL,
    set_by         integer     REFERENCES member,  -- null: at the founding

    UNIQUE (key, community_id, version),
    CONSTRAINT policy_not_back_dated CHECK (effective_from >= decided_at)
);
CREATE TRIGGER policy_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

GRANT SELECT, INSERT ON policy TO mutirao_service;
