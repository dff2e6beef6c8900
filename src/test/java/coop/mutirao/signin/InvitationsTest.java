package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Database;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.World;
import coop.mutirao.officer.Second;
import coop.mutirao.signin.Invitations.Result.Invited;
import coop.mutirao.signin.Invitations.Use;
import coop.mutirao.signin.Invitations.Use.NotValid;
import coop.mutirao.signin.Invitations.Use.TooMany;
import coop.mutirao.signin.Invitations.Use.Used;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {

    static final String HERE = "10.0.0.1";
    static final String FIRST = "a bridge of red leaves";

    final World world = new World();
    final Invitations invitations = world.invitations;

    @BeforeEach
    void cem_has_no_password() {
        world.members.admit(world.person("cem", "Cem", null), null, World.BY, Second.NOT_NEEDED);
    }

    Use use(String code, String password, String address) {
        return use(invitations, code, password, address);
    }

    private static Use use(Invitations invitations, String code, String password, String address) {
        return invitations.use(
                code,
                new Invitations.FirstWay.Password(password),
                new SignIn.Client(address, null));
    }

    SignIn.Result signIn(String code, String password, String address) {
        return world.signIn.signIn(
                SignIn.Attempt.of(code, password), new SignIn.Client(address, null));
    }

    Invited invite() {
        return (Invited) invitations.invite("CEM", "New", "coord", Second.NOT_NEEDED);
    }

    @Test
    void an_invitation_sets_the_first_password_and_opens_a_session() {
        Invited invited = invite();
        assertThat(invited.member()).isEqualTo("cem");
        assertThat(invited.expiresAt()).isEqualTo(world.now.plus(Duration.ofDays(14)));
        // 28 characters of 5 bits.
        assertThat(invited.code()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}");

        var used = (Used) use(invited.code(), FIRST, HERE);

        assertThat(used.session().caller().code()).isEqualTo("cem");
        assertThat(world.sessions.caller(used.session().token())).contains(used.session().caller());
        assertThat(signIn("cem", FIRST, HERE)).isInstanceOf(SignIn.Result.SignedIn.class);
    }

    @Test
    void it_may_be_copied_by_hand() {
        String byHand =
                " "
                        + invite().code()
                                .toLowerCase(Locale.ROOT)
                                .replace("-", " ")
                                .replace('0', 'o')
                                .replace('1', 'l');

        assertThat(use(byHand, FIRST, HERE)).isInstanceOf(Used.class);
    }

    @Test
    void it_serves_once() {
        String code = invite().code();
        use(code, FIRST, HERE);

        assertThat(use(code, "another password", HERE)).isEqualTo(new NotValid());
        assertThat(signIn("cem", FIRST, HERE)).isInstanceOf(SignIn.Result.SignedIn.class);
    }

    @Test
    void of_two_who_use_it_at_once_one_gets_in() throws Exception {
        for (int round = 0; round < 5; round++) {
            String member = "m" + round;
            world.members.admit(
                    world.person(member, member, null), null, World.BY, Second.NOT_NEEDED);
            String code =
                    ((Invited) invitations.invite(member, "New", "coord", Second.NOT_NEEDED))
                            .code();
            var together = new CyclicBarrier(2);
            List<Use> uses;
            try (var threads = Executors.newFixedThreadPool(2)) {
                var one = threads.submit(() -> useAt(together, code, "password of one"));
                var two = threads.submit(() -> useAt(together, code, "password of two"));
                uses = List.of(one.get(), two.get());
            }

            assertThat(uses).hasAtLeastOneElementOfType(Used.class).contains(new NotValid());
            String winner = uses.getFirst() instanceof Used ? "one" : "two";
            assertThat(signIn(member, "password of " + winner, HERE))
                    .isInstanceOf(SignIn.Result.SignedIn.class);
        }
    }

    Use useAt(CyclicBarrier barrier, String code, String password) throws Exception {
        barrier.await();
        return use(code, password, HERE);
    }

    @Test
    void a_new_one_ends_the_older() {
        String older = invite().code();
        String newer = invite().code();

        assertThat(use(older, FIRST, HERE)).isEqualTo(new NotValid());
        assertThat(use(newer, FIRST, HERE)).isInstanceOf(Used.class);
    }

    @Test
    void it_runs_out_after_14_days() {
        String code = invite().code();
        world.now = world.now.plus(Duration.ofDays(14));
        assertThat(use(code, FIRST, HERE)).isEqualTo(new NotValid());
        String anew = invite().code();
        world.now = world.now.plus(Duration.ofDays(14)).minusMillis(1);

        assertThat(use(anew, FIRST, HERE)).isInstanceOf(Used.class);
    }

    @Test
    void a_short_password_leaves_it_as_it_was() {
        String code = invite().code();

        assertThat(use(code, "short", HERE)).isEqualTo(new Use.Weak(5));
        assertThat(use(code, FIRST, HERE)).isInstanceOf(Used.class);
    }

    @Test
    void who_has_a_password_is_not_invited() {
        long facts = world.facts();

        assertThat(invitations.invite("ana", "New", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Invitations.Result.PasswordIsSet("ana"));
        assertThat(invitations.invite("zeca", "New", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Invitations.Result.UnknownMember("zeca"));

        assertThat(world.facts()).isEqualTo(facts);
        assertThat(world.query("SELECT 1 FROM invitation")).isEmpty();
    }

    @Test
    void no_invitation_ever_replaces_a_password() {
        String code = invite().code();
        String kept = Passwords.hash(Passwords.Cost.OWASP, "kept as it is", new byte[16]);
        world.query(
                "INSERT INTO credential SELECT member_id, '%s', now() FROM invitation RETURNING 1"
                        .formatted(kept));

        assertThat(use(code, FIRST, HERE)).isEqualTo(new NotValid());

        assertThat(signIn("cem", "kept as it is", HERE)).isInstanceOf(SignIn.Result.SignedIn.class);
    }

    @Test
    void giving_and_using_are_facts_and_the_code_is_nowhere() {
        long facts = world.facts();
        String code = invite().code();
        invite();
        use("made-up", FIRST, HERE);
        assertThat(world.query("SELECT row_to_json(i) FROM invitation i")).hasSize(1);
        String used = invite().code();
        use(used, FIRST, HERE);

        assertThat(world.facts()).isEqualTo(facts + 4);
        assertThat(world.query("SELECT convert_from(leaf, 'UTF8') FROM log_leaf"))
                .filteredOn(leaf -> leaf.contains("\"invitation\""))
                .allMatch(leaf -> leaf.contains(world.account("cem").publicId()))
                .noneMatch(leaf -> leaf.contains(code) || leaf.contains(used))
                .satisfiesExactly(
                        given -> assertGiven(given),
                        given -> assertGiven(given),
                        given -> assertGiven(given),
                        leaf ->
                                assertThat(leaf)
                                        .contains("\"invitation\":\"used\"")
                                        .doesNotContain(world.account("coord").publicId()));
        assertThat(world.query("SELECT 1 FROM invitation")).isEmpty();
    }

    void assertGiven(String leaf) {
        assertThat(leaf)
                .contains("\"invitation\":\"given\"")
                .contains(world.account("coord").publicId());
    }

    @Test
    void the_database_keeps_the_hash_only() {
        String code = invite().code();

        assertThat(world.query("SELECT encode(code_hash, 'escape') FROM invitation"))
                .hasSize(1)
                .noneMatch(hash -> hash.contains(code.substring(0, 4)));
        assertThatThrownBy(
                        () -> world.query("UPDATE invitation SET code_hash = 'code' RETURNING 1"))
                .isInstanceOfSatisfying(
                        DataAccessException.class,
                        e ->
                                assertThat(Database.violatedConstraint(e))
                                        .isEqualTo("invitation_code_hash_check"));
    }

    @Test
    void guesses_from_one_address_are_counted_apart_from_its_failed_sign_ins() {
        String code = invite().code();
        guess(Attempts.Kind.INVITATION.max - 1);
        assertThat(use("made-up", FIRST, HERE)).isEqualTo(new NotValid());

        assertThat(use(code, FIRST, HERE)).isEqualTo(new TooMany(Attempts.STRETCH));
        assertThat(signIn("ana", "ana-password", HERE)).isInstanceOf(SignIn.Result.SignedIn.class);
        assertThat(use(code, FIRST, "10.0.0.2")).isInstanceOf(Used.class);
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            world.signIn.attempts.take(Attempts.Kind.INVITATION, HERE);
        }
    }

    @Test
    void a_right_one_does_not_count() {
        guess(Attempts.Kind.INVITATION.max - 1);
        use(invite().code(), FIRST, HERE);

        assertThat(use("made-up", FIRST, HERE)).isEqualTo(new NotValid());
    }

    @Test
    void a_wrong_one_takes_as_long_as_hashing_a_password() {
        var costly = new Hashing(Passwords.Cost.OWASP);
        var real =
                new Invitations(
                        new Invitations.Needs(
                                world.database,
                                world.log,
                                world.ledger,
                                world.members,
                                costly,
                                () -> world.now,
                                world.chance,
                                world.signIn,
                                world.sessions,
                                world.ways,
                                world.passkeys,
                                world.recoveries,
                                world.delegations));
        long refused =
                shortest(() ->
                        assertThat(use(real, "made-up", FIRST, HERE)).isEqualTo(new NotValid()));

        long hashing = shortest(() -> assertThat(costly.hash(FIRST, new byte[16])).isPresent());

        assertThat(refused).isGreaterThan(hashing / 2);
    }

    static long shortest(Runnable work) {
        return LongStream.generate(() -> nanos(work)).limit(6).min().orElseThrow();
    }

    // Of its own processor time: a machine that does much else makes no difference.
    static long nanos(Runnable work) {
        var times = ManagementFactory.getThreadMXBean();
        long start = times.getCurrentThreadCpuTime();
        work.run();
        return times.getCurrentThreadCpuTime() - start;
    }
}
