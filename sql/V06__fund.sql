-- The collective fund's sweeps: how income was split, and by which policy.

CREATE TABLE sweep (
    log_index  bigint      PRIMARY KEY,
    policy_id  integer     NOT NULL REFERENCES policy,
    income     minor_units NOT NULL CHECK (income > 0),       -- what there was to split
    operations minor_units NOT NULL CHECK (operations >= 0),  -- within the operating budget
    reserve_target minor_units NOT NULL CHECK (reserve_target >= 0),
    reserve_is_full boolean NOT NULL
);
CREATE TRIGGER sweep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sweep
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

GRANT SELECT, INSERT ON sweep TO mutirao_service;
