-- What members say of a proposal, and what they would change of it. See coop.mutirao.assembly.

CREATE TABLE proposal_comment (
    comment_id  uuid        PRIMARY KEY,
    number      bigint      GENERATED ALWAYS AS IDENTITY,
    proposal_id uuid        NOT NULL,
    version     integer     NOT NULL,  -- what lay before who wrote it
    member_id   integer     NOT NULL REFERENCES member,
    answers     uuid,                  -- a comment on the same proposal
    body        text        NOT NULL CHECK (length(body) <= 2000),  -- erasable
    state       text        NOT NULL DEFAULT 'shown'
                            CHECK (state IN ('shown', 'withdrawn', 'hidden')),
    reason      text        CHECK (length(reason) BETWEEN 1 AND 500),  -- why it is hidden
    hidden_by   integer     REFERENCES member,
    made_at     timestamptz NOT NULL,

    UNIQUE (proposal_id, comment_id),
    FOREIGN KEY (proposal_id, version) REFERENCES proposal_version,
    FOREIGN KEY (proposal_id, answers) REFERENCES proposal_comment (proposal_id, comment_id),
    CONSTRAINT proposal_comment_hidden
        CHECK ((state = 'hidden') = (num_nonnulls(reason, hidden_by) = 2)),
    CONSTRAINT proposal_comment_withdrawn CHECK (state <> 'withdrawn' OR body = '')
);
CREATE UNIQUE INDEX proposal_comment_in_order ON proposal_comment (proposal_id, number);
CREATE INDEX proposal_comment_by_member ON proposal_comment (member_id);

-- Other words or costs, which the author of a proposal takes or not.
CREATE TABLE proposal_amendment (
    amendment_id uuid        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY,
    proposal_id  uuid        NOT NULL,
    version      integer     NOT NULL,  -- what it would change
    member_id    integer     NOT NULL REFERENCES member,
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    body         text        NOT NULL CHECK (length(body) <= 10000),
    amounts      bigint[]    NOT NULL CHECK (cardinality(amounts) BETWEEN 1 AND 12
                             AND 0 < ALL (amounts)),
    milestones   text[]      NOT NULL CHECK (cardinality(milestones) = cardinality(amounts)),
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    state        text        NOT NULL DEFAULT 'open'
                             CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
    answer       text        CHECK (length(answer) BETWEEN 1 AND 500),  -- why it is declined
    became       integer     CHECK (became > version),  -- the version that says it
    made_at      timestamptz NOT NULL,
    motion_id    uuid        UNIQUE REFERENCES motion,  -- by which it was accepted all the same

    FOREIGN KEY (proposal_id, version) REFERENCES proposal_version,
    FOREIGN KEY (proposal_id, became) REFERENCES proposal_version,
    UNIQUE (proposal_id, became),
    CONSTRAINT proposal_amendment_accepted CHECK ((state = 'accepted') = (became IS NOT NULL)),
    CONSTRAINT proposal_amendment_declined
        CHECK ((state = 'declined' OR motion_id IS NOT NULL) = (answer IS NOT NULL))
);
CREATE UNIQUE INDEX proposal_amendment_in_order ON proposal_amendment (proposal_id, number);
CREATE INDEX proposal_amendment_by_member ON proposal_amendment (member_id);

-- What the author declined becomes a version only by a motion that was accepted and says so.
CREATE FUNCTION amendment_is_decided() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM motion WHERE motion_id = new.motion_id AND state = 'executed'
            AND kind = 'amendment' AND new.state = 'accepted'
            AND decision::jsonb ->> 'amendment' = new.amendment_id::text
            AND decision::jsonb ->> 'proposal' = new.proposal_id::text) THEN
        RAISE EXCEPTION 'no motion accepted amendment %', new.amendment_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_is_decided';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER amendment_is_decided AFTER UPDATE ON proposal_amendment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.motion_id IS NOT NULL
        OR old.state = 'declined' AND new.state <> 'declined')
    EXECUTE FUNCTION amendment_is_decided();

GRANT SELECT ON proposal_comment, proposal_amendment TO mutirao_service;
GRANT INSERT (comment_id, proposal_id, version, member_id, answers, body, made_at)
    ON proposal_comment TO mutirao_service;
GRANT UPDATE (body, state, reason, hidden_by) ON proposal_comment TO mutirao_service;
GRANT INSERT (amendment_id, proposal_id, version, member_id, title, body, amounts, milestones,
    reason, made_at) ON proposal_amendment TO mutirao_service;
GRANT UPDATE (title, body, milestones, reason, state, answer, became, motion_id)
    ON proposal_amendment TO mutirao_service;
