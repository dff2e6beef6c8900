-- Exclusion: what becomes of an account whose owner the assembly excluded. See
-- coop.mutirao.motion.

-- Who was excluded leaves: an assembly decided it, her account only settles, and stays closed.
ALTER TABLE account ADD FOREIGN KEY (leaving_by) REFERENCES motion;
-- Serves whoever looks which accounts can be closed.
CREATE INDEX account_leaving ON account (account_id) WHERE leaving_since IS NOT NULL AND NOT closed;
CREATE FUNCTION account_leaves_for_good() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (old.leaving_since IS NOT NULL
            AND ((new.leaving_since, new.leaving_by) IS DISTINCT FROM
                    (old.leaving_since, old.leaving_by)
                OR new.maximum_balance > old.maximum_balance
                OR (old.closed AND NOT new.closed)))
        OR (old.leaving_since IS NULL AND new.leaving_since IS NOT NULL
            AND NOT EXISTS (SELECT FROM motion
                WHERE motion_id = new.leaving_by AND kind = 'exclusion' AND state = 'accepted'
                    AND subject_id = new.account_id AND effective_at <= new.leaving_since)) THEN
        RAISE EXCEPTION 'account % leaves by a motion, and for good', new.account_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_leaves_for_good';
    END IF;
    RETURN new;
END
$$;
CREATE TRIGGER account_leaves_for_good
    BEFORE UPDATE OF maximum_balance, closed, leaving_since, leaving_by ON account
    FOR EACH ROW EXECUTE FUNCTION account_leaves_for_good();

-- Who was excluded gets no mandate, acts for nobody, and lets no program act for her. The lock
-- waits for an exclusion that is going on.
CREATE FUNCTION not_of_an_excluded_member() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    leaves timestamptz;
BEGIN
    SELECT max(leaving_since) INTO leaves FROM (SELECT leaving_since FROM account
        WHERE member_id = new.member_id FOR SHARE) AS hers;
    IF leaves IS NOT NULL THEN
        RAISE EXCEPTION 'member % was excluded', new.member_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'not_of_an_excluded_member';
    END IF;
    RETURN new;
END
$$;
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['role_grant', 'delegation', 'api_key', 'oauth_code',
            'oauth_grant'] LOOP
        EXECUTE format('CREATE TRIGGER not_of_an_excluded_member BEFORE INSERT ON %I'
            ' FOR EACH ROW EXECUTE FUNCTION not_of_an_excluded_member()', kept);
    END LOOP;
END
$$;
