package coop.mutirao.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Passwords;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.World;
import coop.mutirao.signin.SignIn.Attempt;
import coop.mutirao.signin.SignIn.Result.Failed;
import coop.mutirao.signin.SignIn.Result.SecondFactorNeeded;
import coop.mutirao.signin.SignIn.Result.SignedIn;
import coop.mutirao.signin.SignIn.Result.TooMany;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.OneTimeCodes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondFactorsTest {

    static final String HERE = "10.0.0.1";

    final World world = new World();
    final MemberId ana = world.members.find("ana").orElseThrow().id();

    SignIn.Result signIn(@Nullable String totp, @Nullable String recoveryCode, String address) {
        return world.signIn.signIn(
                new Attempt("ana", "ana-password", totp, recoveryCode),
                new SignIn.Client(address, null));
    }

    /// Sets one-time codes up; gives the secret.
    String setUp() {
        String secret = new Base32().encodeToString(world.factors.propose(ana).orElseThrow());
        assertThat(world.factors.confirm(ana, code(secret))).isTrue();
        world.now = world.now.plusSeconds(30);
        return secret;
    }

    String code(String secret) {
        return OneTimeCodes.at(secret, world.now);
    }

    @Test
    void codes_are_those_of_RFC_6238() {
        // Appendix B, of which the last six of eight digits are ours.
        byte[] secret = "12345678901234567890".getBytes(UTF_8);
        assertThat(Totp.code(secret, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(secret, 1_111_111_109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(secret, 1_111_111_111L / 30)).isEqualTo("050471");
        assertThat(Totp.code(secret, 1_234_567_890L / 30)).isEqualTo("005924");
        assertThat(Totp.code(secret, 2_000_000_000L / 30)).isEqualTo("279037");
        assertThat(Totp.code(secret, 20_000_000_000L / 30)).isEqualTo("353130");
    }

    @Test
    void a_code_counts_a_step_early_and_late_and_no_more() {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        Instant now = Instant.ofEpochSecond(30 * 1_000_000L);
        for (int off = -3; off <= 3; off++) {
            boolean serves =
                    Totp.step(secret, Totp.code(secret, 1_000_000 + off), now, 0).isPresent();
            assertThat(serves).as("off by %d", off).isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void a_secret_counts_once_it_is_confirmed() {
        assertThat(world.factors.propose(ana)).isPresent();
        assertThat(signIn(null, null, HERE)).isInstanceOf(SignedIn.class);

        String secret = setUp();

        assertThat(signIn(null, null, HERE))
                .isEqualTo(new SecondFactorNeeded(List.of("totp", "recovery-code")));
        assertThat(signIn(code(secret), null, HERE)).isInstanceOf(SignedIn.class);
        assertThat(world.factors.propose(ana)).isEmpty();
        world.factors.removeTotp(ana);
        assertThat(signIn(null, null, HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    void a_wrong_password_does_not_tell_of_the_second_factor() {
        String secret = setUp();

        assertThat(
                        world.signIn.signIn(
                                new Attempt("ana", "a wrong guess", code(secret), null),
                                new SignIn.Client(HERE, null)))
                .isEqualTo(new Failed());
        assertThat(
                        world.signIn.signIn(
                                Attempt.of("ana", "a wrong guess"), new SignIn.Client(HERE, null)))
                .isEqualTo(new Failed());
    }

    @Test
    void a_code_serves_once() {
        String secret = setUp();
        String code = code(secret);
        assertThat(signIn(code, null, HERE)).isInstanceOf(SignedIn.class);

        assertThat(signIn(code, null, HERE)).isEqualTo(new Failed());

        world.now = world.now.plusSeconds(30);
        assertThat(signIn(code(secret), null, HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    void who_knows_the_password_cannot_try_all_codes_from_many_addresses() {
        String secret = setUp();
        for (int i = 0; i < Attempts.OF_TOTP_MAX; i++) {
            assertThat(signIn("00000x", null, "10.0.1." + i)).isEqualTo(new Failed());
        }

        assertThat(signIn(code(secret), null, "10.0.2.1")).isInstanceOf(TooMany.class);
        // Which locks nobody out for good, nor from the other ways in.
        String paper = world.factors.newRecoveryCodes(ana).getFirst();
        assertThat(signIn(null, paper, "10.0.2.2")).isInstanceOf(SignedIn.class);
        world.now = world.now.plus(Attempts.STRETCH);
        assertThat(signIn(code(secret), null, "10.0.2.1")).isInstanceOf(SignedIn.class);
    }

    @Test
    void who_knows_the_password_does_not_lock_her_out_of_a_browser_of_hers() {
        String secret = setUp();
        String browser = world.sessions.knowBrowser(ana, Optional.empty());
        String stolen = world.sessions.knowBrowser(ana, Optional.empty());
        for (int i = 0; i < Attempts.OF_TOTP_MAX; i++) {
            assertThat(signIn("00000x", null, "10.0.1." + i)).isEqualTo(new Failed());
        }
        assertThat(signIn(code(secret), null, "10.0.2.1")).isInstanceOf(TooMany.class);

        for (int i = 0; i < Attempts.OF_TOTP_MAX; i++) {
            assertThat(signInWith("00000x", stolen)).isEqualTo(new Failed());
        }
        // Each browser has its own ten, and no more.
        assertThat(signInWith(code(secret), stolen)).isInstanceOf(TooMany.class);
        assertThat(signInWith(code(secret), browser)).isInstanceOf(SignedIn.class);
    }

    private SignIn.Result signInWith(String totp, String browser) {
        // Each from another address, whose passwords are not what is counted here.
        return world.signIn.signIn(
                new Attempt("ana", "ana-password", totp, null),
                new SignIn.Client("10.0.3.1", "Firefox", browser));
    }

    @Test
    void a_recovery_code_gives_no_tried_one_time_code_back() {
        String secret = setUp();
        String paper = world.factors.newRecoveryCodes(ana).getFirst();
        for (int i = 0; i < Attempts.OF_TOTP_MAX; i++) {
            assertThat(signIn("00000x", null, "10.0.1." + i)).isEqualTo(new Failed());
        }

        assertThat(signIn(null, paper, "10.0.2.2")).isInstanceOf(SignedIn.class);

        assertThat(signIn(code(secret), null, "10.0.2.1")).isInstanceOf(TooMany.class);
    }

    @Test
    void recovery_codes_serve_once_each_and_end_with_new_ones() {
        setUp();
        List<String> codes = world.factors.newRecoveryCodes(ana);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(signIn(null, codes.getFirst().toLowerCase(Locale.ROOT), HERE))
                .isInstanceOf(SignedIn.class);
        assertThat(signIn(null, codes.getFirst(), HERE)).isEqualTo(new Failed());
        assertThat(world.ways.of(ana).recoveryCodesLeft()).isEqualTo(9);

        List<String> anew = world.factors.newRecoveryCodes(ana);

        assertThat(signIn(null, codes.get(1), HERE)).isEqualTo(new Failed());
        assertThat(signIn(null, anew.get(1), HERE)).isInstanceOf(SignedIn.class);
        assertThat(world.query("SELECT encode(code_hash, 'escape') FROM recovery_code"))
                .noneMatch(anew::contains);
    }

    @Test
    void a_recovery_code_stands_beside_the_password_where_there_is_one() {
        String code = world.factors.newRecoveryCodes(ana).getFirst();

        assertThat(
                        world.signIn.signIn(
                                new Attempt("ana", null, null, code),
                                new SignIn.Client(HERE, null)))
                .isEqualTo(new Failed());
        assertThat(
                        world.signIn.signIn(
                                new Attempt("ana", "a wrong guess", null, code),
                                new SignIn.Client(HERE, null)))
                .isEqualTo(new Failed());
        assertThat(signIn(null, code, HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    void a_code_of_somebody_else_is_none() {
        MemberId bea = world.members.find("bea").orElseThrow().id();
        String beas = world.factors.newRecoveryCodes(bea).getFirst();

        assertThat(signIn(null, beas, HERE)).isEqualTo(new Failed());

        assertThat(world.ways.of(bea).recoveryCodesLeft()).isEqualTo(10);
    }

    @Test
    void a_password_under_weaker_parameters_is_kept_under_todays_after_a_sign_in() {
        world.database.transact(tx ->
                tx.sql()
                        .execute(
                                "UPDATE credential SET password_hash = {0} WHERE member_id = {1}",
                                DSL.val(
                                        Passwords.hash(
                                                new Passwords.Cost(8, 1),
                                                "ana-password",
                                                new byte[16])),
                                DSL.val(ana.value())));
        assertThat(signIn(null, null, HERE)).isInstanceOf(SignedIn.class);

        assertThat(world.query("SELECT password_hash FROM credential"))
                .allMatch(hash -> Passwords.isCurrent(KnownHashes.COST, hash));
        assertThat(signIn(null, null, HERE)).isInstanceOf(SignedIn.class);
    }
}
