package coop.mutirao.program;

import coop.mutirao.testing.RawBooks;
import org.junit.jupiter.api.Test;

/// What the database refuses of programs, whoever writes.
class ProgramConstraintsTest {

    static final RawBooks books = new RawBooks();

    static final String KEY =
            """
            INSERT INTO api_key (api_key_id, key_hash, member_id, slot, name, scopes, accounts,
                requests_per_minute, created_at, expires_at)
            SELECT gen_random_uuid(), sha256('key'), member_id, 1, 'Till', '{payments:read}',
                ARRAY[account_id], 600, now(), now() + interval '1 year'
            FROM account WHERE code = 'ana'
            """;

    static final String APP =
            """
            INSERT INTO oauth_app (app_id, name, website, redirect_uris, scopes, decision,
                registered_at)
            VALUES ('00000000-0000-7000-8000-0000000000a1', 'Agenda', 'https://agenda.example',
                '{https://agenda.example/back}', '{payments:read}', 'Assembly', now())
            """;

    static final String GRANT =
            """
            INSERT INTO oauth_grant (grant_id, app_id, member_id, scopes, accounts, granted_at,
                ends_at, last_used_at, refresh_hash, family_hash)
            SELECT '00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-0000000000a1',
                member_id, '{payments:read}', ARRAY[account_id], now(), now() + interval '365 days',
                now(), sha256('token'), sha256('family')
            FROM account WHERE code = 'ana'
            """;

    static final String CODE =
            """
            INSERT INTO oauth_code (code_hash, app_id, member_id, scopes, accounts, redirect_uri,
                challenge, expires_at)
            SELECT sha256('code'), '00000000-0000-7000-8000-0000000000a1', member_id,
                '{payments:read}', ARRAY[account_id], 'https://agenda.example/back',
                repeat('x', 43), now()
            FROM account WHERE code = 'ana'
            """;

    @Test
    void a_key_is_whole() {
        books.allow(KEY);
        books.allow(KEY.replace("ARRAY[account_id]", "NULL"));
        books.refuse("api_key_key_hash_key", KEY, KEY.replace(" 1, 'Till'", " 2, 'Till'"));
        books.refuse("api_key_key_hash_check", KEY.replace("sha256('key')", "'key'::bytea"));
        books.refuse("api_key_name_check", KEY.replace("'Till'", "''"));
        books.refuse("api_key_scopes", KEY.replace("{payments:read}", "{}"));
        books.refuse("api_key_scopes", KEY.replace("{payments:read}", "{everything}"));
        books.refuse("api_key_accounts", KEY.replace("ARRAY[account_id]", "'{}'::integer[]"));
        books.refuse("api_key_accounts", KEY.replace("[account_id]", "[account_id, NULL]"));
        books.refuse("api_key_requests_per_minute_check", KEY.replace("600", "6001"));
    }

    @Test
    void a_member_has_twenty_keys() {
        books.refuse("api_key_has_a_slot", KEY, KEY.replace("'key'", "'other'"));
        books.refuse("api_key_slot_check", KEY.replace(" 1, 'Till'", " 21, 'Till'"));
    }

    @Test
    void a_key_has_an_end_within_two_years() {
        books.allow(KEY.replace("'1 year'", "'731 days'"));
        books.refuse("api_key_has_a_term", KEY.replace("'1 year'", "'732 days'"));
        books.refuse("api_key_has_a_term", KEY.replace("'1 year'", "'0 days'"));
    }

    @Test
    void an_app_reads_no_reports_and_has_a_place_for_answers() {
        books.allow(APP);
        books.refuse("oauth_app_scopes", APP.replace("{payments:read}", "{reports:read}"));
        books.refuse("oauth_app_scopes", APP.replace("{payments:read}", "{}"));
        books.refuse(
                "oauth_app_redirect_uris_check",
                APP.replace("{https://agenda.example/back}", "{}"));
    }

    @Test
    void a_grant_ends_within_a_year_and_with_its_app() {
        books.allow(APP, GRANT);
        books.refuse("oauth_grant_app_id_fkey", GRANT);
        books.refuse("oauth_grant_has_a_term", APP, GRANT.replace("'365 days'", "'367 days'"));
        books.refuse(
                "oauth_grant_accounts", APP, GRANT.replace("ARRAY[account_id]", "'{}'::integer[]"));
        books.refuse("oauth_grant_scopes_check", APP, GRANT.replace("{payments:read}", "{}"));
        // What is not there any more cannot be added a second time either.
        books.allow(
                APP,
                GRANT,
                CODE,
                "UPDATE oauth_code SET grant_id = '00000000-0000-7000-8000-0000000000a2'",
                "INSERT INTO oauth_token SELECT sha256('a'), grant_id, scopes, ends_at"
                        + " FROM oauth_grant",
                "DELETE FROM oauth_app",
                APP,
                GRANT,
                CODE);
    }

    @Test
    void a_code_has_a_challenge_of_s256() {
        books.allow(APP, CODE);
        books.refuse("oauth_code_challenge_check", APP, CODE.replace("'x', 43", "'x', 42"));
        books.refuse("oauth_code_challenge_check", APP, CODE.replace("'x', 43", "'=', 43"));
    }
}
