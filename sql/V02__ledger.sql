-- The double-entry ledger: accounts, transfers, entries.
--
-- Rows of transfer and entry are never updated and never deleted: a mistake is put right by a
-- transfer the other way.

-- Who takes part: persons, ventures, associations. What identifies a person can be erased; the
-- number stays.
CREATE TABLE member (
    member_id    integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('person', 'venture', 'association')),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    community_id integer     NOT NULL REFERENCES community,
    joined_at    timestamptz NOT NULL
);

-- Domains, not checks of the table: those would be done again at each change of the balance, and
-- were two thirds of its cost.
CREATE DOMAIN account_code AS text CHECK (value ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$');
CREATE DOMAIN public_id AS text CHECK (value ~ '^[A-Za-z0-9-]{1,40}$');

CREATE TABLE account (
    account_id      integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code            account_code NOT NULL,
    public_id       public_id   NOT NULL UNIQUE,
    kind            text        NOT NULL CHECK (kind IN ('member', 'fund', 'system')),
    unit            text        NOT NULL REFERENCES unit,
    member_id       integer     REFERENCES member,           -- the owner of a member's account
    community_id    integer     NOT NULL REFERENCES community,
    balance         minor_units NOT NULL DEFAULT 0,
    reserved_amount minor_units NOT NULL DEFAULT 0 CHECK (reserved_amount >= 0),
    credit_limit    minor_units NOT NULL CHECK (credit_limit BETWEEN 0 AND 1000000000000000),
    maximum_balance minor_units NOT NULL CHECK (maximum_balance BETWEEN 0 AND 1000000000000000),
    version         bigint      NOT NULL DEFAULT 0 CHECK (version >= 0),  -- entries so far
    closed          boolean     NOT NULL DEFAULT false,
    opened_at       timestamptz NOT NULL,
    -- Since when its owner, excluded by a motion, only settles; stays when it is closed.
    leaving_since   timestamptz,
    leaving_by      uuid,

    CONSTRAINT account_leaves CHECK (num_nonnulls(leaving_since, leaving_by) <> 1
        AND (leaving_since IS NULL OR kind = 'member' AND credit_limit = 0)),
    CONSTRAINT account_owner CHECK ((kind = 'member') = (member_id IS NOT NULL)),
    CONSTRAINT fund_creates_no_money CHECK (kind <> 'fund' OR (balance >= 0 AND credit_limit = 0)),
    CONSTRAINT closed_account_is_settled CHECK (NOT closed OR (balance = 0 AND reserved_amount = 0))
) WITH (fillfactor = 60);  -- balances change in place, on the row's own page
-- Serves the look-up by code, in whatever case a person types it.
CREATE UNIQUE INDEX account_by_code ON account (lower(code));
-- Serves a member's own accounts, at sign-in.
CREATE INDEX account_by_member ON account (member_id) WHERE member_id IS NOT NULL;
-- Serves the lists of the fund's accounts and of the system's, which are few.
CREATE INDEX account_by_kind ON account (kind) WHERE kind <> 'member';

-- How far below zero accounts might go, and since when: each change of a credit limit.
CREATE TABLE limit_change (
    log_index     bigint      PRIMARY KEY,
    account_id    integer     NOT NULL REFERENCES account,
    changed_at    timestamptz NOT NULL,
    credit_before minor_units NOT NULL,
    credit_after  minor_units NOT NULL CHECK (credit_after <> credit_before),
    is_review     boolean     NOT NULL  -- by a policy, and nobody's word
);
-- Serves an account's changes, and the latest of them.
CREATE INDEX limit_change_by_account ON limit_change (account_id, log_index);
CREATE TRIGGER limit_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON limit_change
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- No credit limit changes without a change that says so, in the same turn.
CREATE FUNCTION limit_is_changed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM limit_change WHERE account_id = new.account_id
            AND log_index >= (SELECT size FROM log_head)
            AND credit_before = old.credit_limit AND credit_after = new.credit_limit) THEN
        RAISE EXCEPTION 'the credit limit of account % changes, and no fact says so', new.account_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'limit_is_changed';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER limit_is_changed AFTER UPDATE OF credit_limit ON account
    FOR EACH ROW WHEN (new.credit_limit <> old.credit_limit)
    EXECUTE FUNCTION limit_is_changed();

CREATE TABLE transfer (
    log_index    bigint      PRIMARY KEY,
    transfer_id  uuid        NOT NULL UNIQUE,  -- the order's id, chosen by who sent it
    kind         text        NOT NULL CHECK (kind IN ('payment', 'gift', 'wage', 'contribution',
                             'levy', 'surplus', 'sweep', 'award', 'loan', 'repayment', 'reversal',
                             'writeOff', 'lossShare', 'dormant', 'reclaim', 'opening', 'import')),
    payer_id     integer,                      -- null: several, as in an opening
    payee_id     integer,                      -- null: several, as in a sweep
    amount       minor_units NOT NULL CHECK (amount > 0),
    committed_at timestamptz NOT NULL,         -- the log's time, never earlier than the one before
    effective_on date        NOT NULL,         -- the day for which it counts
    posted_by    integer,                      -- the member who acted; null: the service itself
    reversal_of  bigint,                       -- log_index of what it gives back

    CONSTRAINT transfer_between_two CHECK (payer_id <> payee_id),
    -- Ids of version 8 are the service's own: it works them out beforehand, and nobody who sends an
    -- order takes one. See coop.mutirao.ledger.TransferId.
    CONSTRAINT transfer_id_of_an_order CHECK (
        kind NOT IN ('payment', 'gift', 'wage', 'reversal', 'sweep')
        OR get_byte(uuid_send(transfer_id), 6) >> 4 <> 8)
);
-- At most one reversal of a transfer; serves "what reversed this?" as well.
CREATE UNIQUE INDEX transfer_reversed_once ON transfer (reversal_of) WHERE reversal_of IS NOT NULL;
-- Serves "how long was the log at this time?", for balances as of a time.
CREATE INDEX transfer_by_time ON transfer (committed_at, log_index);
-- Serves the list of officers' acts: transfers that members do not make by themselves.
CREATE INDEX transfer_of_officers ON transfer (log_index)
    WHERE kind NOT IN ('payment', 'gift', 'wage', 'import');

CREATE TABLE entry (
    log_index     bigint      NOT NULL,
    amount        minor_units NOT NULL CHECK (amount <> 0),  -- below zero: the account gives
    balance_after minor_units NOT NULL,
    version       bigint      NOT NULL CHECK (version > 0),  -- 1 for its first entry, then no gap
    account_id    integer     NOT NULL,
    entry_no      smallint    NOT NULL CHECK (entry_no >= 0),  -- its place in the transfer

    -- Serves statements (one range), balances as of a log size (one probe), and a transfer's
    -- entries by its parties.
    PRIMARY KEY (account_id, log_index, entry_no)
);

CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A fact of the past is in the log already: transfers come after all facts so far and after each
-- other.
CREATE FUNCTION transfer_is_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    added record;
BEGIN
    SELECT min(log_index) AS low, max(log_index) AS high INTO added FROM new_transfer;
    IF added.low IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE log_head SET transfer_at = added.high
        WHERE size <= added.low AND transfer_at < added.low;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'transfers from % on do not follow the head of the log', added.low
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_is_new';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER transfer_is_new AFTER INSERT ON transfer
    REFERENCING NEW TABLE AS new_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION transfer_is_new();

-- When a transaction ends, every transfer has its entries and stands in the log. The head says so
-- for all of them: this runs once for a statement that adds transfers, not once for each of them.
CREATE FUNCTION transfers_are_whole() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    head log_head%ROWTYPE;
BEGIN
    SELECT * INTO head FROM log_head;
    IF head.transfer_at >= head.size OR head.transfer_at <> head.entry_at THEN
        RAISE EXCEPTION 'transfer % is without %', head.transfer_at,
                CASE WHEN head.transfer_at >= head.size THEN 'its leaf' ELSE 'entries' END
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_are_whole';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER transfers_are_whole AFTER UPDATE OF transfer_at ON log_head
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION transfers_are_whole();

-- A leaf that says that it is of a transaction has its transfer, and a transfer has such a leaf. In
-- the canonical form the type stands last but for the version, so only the end is looked at.
CREATE FUNCTION log_leaf_of_its_transfer() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    said record;
BEGIN
    SELECT min(log_index) AS low, max(log_index) AS high,
           array_agg(log_index ORDER BY log_index) FILTER (
               WHERE substring(leaf FROM octet_length(leaf) - 28)
                   = '"type":"transaction","v":"1"}'::bytea) AS transfers
        INTO said FROM new_leaf;
    IF said.transfers IS DISTINCT FROM (SELECT array_agg(log_index ORDER BY log_index)
            FROM transfer WHERE log_index BETWEEN said.low AND said.high) THEN
        RAISE EXCEPTION 'leaves % to % are not those of the transfers there', said.low, said.high
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_leaf_of_its_transfer';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_leaf_of_its_transfer AFTER INSERT ON log_leaf
    REFERENCING NEW TABLE AS new_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION log_leaf_of_its_transfer();

-- The second half of a pair: the rules of coop.mutirao.ledger.Posting once more, over all entries
-- of a statement together:
--
-- 1. an entry belongs to a transfer that is new and has none yet, and no new one is passed over;
-- 2. the entries of a transfer sum to zero, in each unit;
-- 3. versions have no gap and each balance follows from the one before;
-- 4. no entry passes the limit that it moves toward, further than its transfer found the account;
--    and none touches a closed account.
--
-- It moves the accounts, which nobody else can: those of which all that is true. If one is left,
-- the reason is looked for entry by entry. The entries are read once for 1 and 2 and once for 3
-- and 4: what each account is asked is gathered first, so that its row is met once.
CREATE FUNCTION entries_post() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    -- The accounts are met by their key, one by one, however many there are.
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
    first  bigint;
    latest bigint;
    bad    record;
    moved  record;
BEGIN
    SELECT max(log_index) INTO latest FROM new_entry;
    IF latest IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT greatest(size, entry_at + 1) INTO first FROM log_head;
    SELECT log_index, e.total IS NOT NULL AND t.log_index IS NOT NULL AS is_known INTO bad
        FROM (SELECT log_index, sum(amount) AS total FROM new_entry GROUP BY log_index) e
            FULL JOIN (SELECT log_index FROM transfer WHERE log_index BETWEEN first AND latest) t
            USING (log_index)
        WHERE e.total IS DISTINCT FROM 0 OR t.log_index IS NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'fact %: %', bad.log_index, CASE WHEN bad.is_known THEN 'does not balance'
                ELSE 'entries of no new transfer, or a new transfer passed over' END
            USING ERRCODE = 'check_violation', CONSTRAINT = CASE WHEN bad.is_known
                THEN 'entries_sum_to_zero' ELSE 'entries_of_a_new_transfer' END;
    END IF;
    UPDATE log_head SET entry_at = latest;

    WITH chained AS (
        SELECT account_id, version, balance_after, amount,
               lag(version) OVER w AS version_before,
               lag(balance_after) OVER w AS balance_before,
               first_value(balance_after - amount) OVER t AS at_first
        FROM new_entry
        WINDOW w AS (PARTITION BY account_id ORDER BY log_index, entry_no),
               t AS (PARTITION BY account_id, log_index ORDER BY entry_no)
    ), gathered AS (
        SELECT account_id,
               min(version) AS first_version,
               max(version) AS last_version,
               sum(amount) AS amount,
               max(balance_after - amount) FILTER (WHERE version_before IS NULL) AS start_balance,
               bool_and(version_before IS NULL OR (version = version_before + 1
                   AND balance_after - amount = balance_before)) AS follows,
               min(balance_after) FILTER (WHERE amount < 0 AND balance_after < at_first) AS lowest,
               max(balance_after) FILTER (WHERE amount > 0 AND balance_after > at_first) AS highest
        FROM chained GROUP BY account_id
    ), updated AS (
        UPDATE account a SET balance = start_balance + amount, version = last_version
        FROM gathered g
        WHERE a.account_id = g.account_id AND follows
            AND a.version + 1 = first_version AND a.balance = start_balance
            AND (lowest IS NULL OR lowest >= reserved_amount - credit_limit)
            AND (highest IS NULL OR highest <= maximum_balance)
            AND NOT closed
        RETURNING a.account_id, unit
    )
    SELECT (SELECT count(*) FROM gathered) AS touched, count(*) AS accounts,
           count(DISTINCT unit) AS units, array_agg(account_id) AS ids
        INTO moved FROM updated;

    IF moved.accounts <> moved.touched THEN
        SELECT account_id, log_index, follows INTO bad FROM (
            SELECT e.account_id, e.log_index,
                   a.account_id IS NOT NULL
                   AND e.version = a.version + row_number() OVER w
                   AND e.balance_after = a.balance + sum(e.amount) OVER w AS follows,
                   NOT a.closed AND CASE WHEN e.amount > 0
                       THEN e.balance_after <= greatest(a.maximum_balance,
                           first_value(e.balance_after - e.amount) OVER t)
                       ELSE e.balance_after >= least(a.reserved_amount - a.credit_limit,
                           first_value(e.balance_after - e.amount) OVER t)
                   END AS allowed
            FROM new_entry e LEFT JOIN account a USING (account_id)
            WHERE e.account_id <> ALL (coalesce(moved.ids, '{}'))
            WINDOW w AS (PARTITION BY e.account_id ORDER BY e.log_index, e.entry_no),
                   t AS (PARTITION BY e.account_id, e.log_index ORDER BY e.entry_no)
        ) checked WHERE NOT follows OR NOT allowed LIMIT 1;
        RAISE EXCEPTION 'account % at fact %: %', bad.account_id, bad.log_index,
                CASE WHEN bad.follows THEN 'beyond its limit' ELSE 'does not follow' END
            USING ERRCODE = 'check_violation', CONSTRAINT =
                CASE WHEN bad.follows THEN 'entry_within_limits' ELSE 'entry_follows' END;
    END IF;

    IF moved.units > 1 THEN
        SELECT e.log_index INTO bad FROM new_entry e JOIN account a USING (account_id)
            GROUP BY e.log_index, a.unit HAVING sum(e.amount) <> 0 LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'transfer % does not balance in each unit', bad.log_index
                USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_sum_to_zero';
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER entries_post AFTER INSERT ON entry
    REFERENCING NEW TABLE AS new_entry
    FOR EACH STATEMENT EXECUTE FUNCTION entries_post();

GRANT SELECT ON member, account, transfer, entry, limit_change TO mutirao_service;
GRANT INSERT ON member, transfer, entry, limit_change TO mutirao_service;
GRANT UPDATE (name, community_id) ON member TO mutirao_service;
GRANT INSERT (code, public_id, kind, unit, member_id, community_id, credit_limit,
    maximum_balance, opened_at) ON account TO mutirao_service;
GRANT UPDATE (credit_limit, maximum_balance, reserved_amount, closed, leaving_since, leaving_by)
    ON account TO mutirao_service;
