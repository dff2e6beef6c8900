package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Member;
import coop.mutirao.member.World;
import coop.mutirao.officer.Second;
import coop.mutirao.signin.SignIn.Result.Failed;
import coop.mutirao.signin.SignIn.Result.SignedIn;
import coop.mutirao.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Passkeys, with an authenticator in software that can be bent.
class PasskeysTest {

    static final SignIn.Client HERE = new SignIn.Client("10.0.0.1", "Firefox");
    static final String ORIGIN = "https://wallet.sol.example";
    static final String HOST = "wallet.sol.example";

    final World world = new World();
    final Passkeys passkeys = world.passkeys;
    final Member ana = world.members.find("ana").orElseThrow();
    final SoftAuthenticator phone = new SoftAuthenticator(ORIGIN, HOST, 1);

    JsonNode json(Map<String, Object> options) {
        return world.json.valueToTree(options);
    }

    String text(Map<String, Object> credential) {
        return world.json.writeValueAsString(credential);
    }

    JsonNode askForNew() {
        var user = new WebAuthn.User(ana.publicId(), "ana", "Ana Souza");
        return json(passkeys.creation(ana.id(), user));
    }

    JsonNode ask() {
        return json(((Passkeys.Asked.Options) passkeys.request("10.0.0.1")).publicKey());
    }

    Passkeys.Result add(SoftAuthenticator device) {
        return passkeys.add(ana.id(), "Telephone", text(device.create(askForNew())));
    }

    SignIn.Result signIn(SoftAuthenticator device) {
        return passkeys.signIn(text(device.get(ask())), HERE);
    }

    @Test
    void a_passkey_signs_its_owner_in() {
        assertThat(add(phone)).isInstanceOf(Passkeys.Result.Added.class);

        var session = ((SignedIn) signIn(phone)).session();

        assertThat(session.caller().code()).isEqualTo("ana");
        assertThat(world.sessions.of(ana.id()).getFirst().openedBy())
                .isEqualTo(OpenSession.By.PASSKEY);
        Passkey kept = passkeys.of(ana.id()).getFirst();
        assertThat(kept.id()).isEqualTo(phone.id());
        assertThat(kept.isBackedUp()).isTrue();
        assertThat(kept.lastUsedAt()).isEqualTo(world.now);
    }

    @Test
    void several_devices_each_have_their_own() {
        var laptop = new SoftAuthenticator(ORIGIN, HOST, 2);
        add(phone);
        add(laptop);

        assertThat(signIn(phone)).isInstanceOf(SignedIn.class);
        assertThat(signIn(laptop)).isInstanceOf(SignedIn.class);
        assertThat(askForNew().get("excludeCredentials")).hasSize(2);
    }

    @Test
    void an_answer_serves_once_and_for_five_minutes() {
        add(phone);
        String answer = text(phone.get(ask()));
        assertThat(passkeys.signIn(answer, HERE)).isInstanceOf(SignedIn.class);
        assertThat(passkeys.signIn(answer, HERE)).isEqualTo(new Failed());

        String late = text(phone.get(ask()));
        String made = text(new SoftAuthenticator(ORIGIN, HOST, 3).create(askForNew()));
        world.now = world.now.plus(Duration.ofMinutes(5));
        assertThat(passkeys.signIn(late, HERE)).isEqualTo(new Failed());
        assertThat(passkeys.add(ana.id(), "Late", made)).isEqualTo(new Passkeys.Result.NotValid());
    }

    @Test
    void another_site_gets_nowhere() {
        phone.origin = "https://wallet.s0l.example";
        assertThat(add(phone)).isEqualTo(new Passkeys.Result.NotValid());
        phone.origin = ORIGIN;
        phone.host = "wallet.s0l.example";
        assertThat(add(phone)).isEqualTo(new Passkeys.Result.NotValid());
        phone.host = HOST;
        add(phone);

        phone.origin = "https://wallet.s0l.example";
        assertThat(signIn(phone)).isEqualTo(new Failed());
        phone.origin = ORIGIN;
        phone.host = "wallet.s0l.example";
        assertThat(signIn(phone)).isEqualTo(new Failed());
    }

    @Test
    void a_device_that_did_not_look_who_holds_it_does_not_do() {
        phone.isUserVerified = false;
        assertThat(add(phone)).isEqualTo(new Passkeys.Result.NotValid());
        phone.isUserVerified = true;
        add(phone);

        phone.isUserVerified = false;

        assertThat(signIn(phone)).isEqualTo(new Failed());
    }

    @Test
    void a_passkey_whose_count_falls_was_copied() {
        phone.signCount = 7;
        add(phone);
        phone.signCount = 8;
        assertThat(signIn(phone)).isInstanceOf(SignedIn.class);

        assertThat(signIn(phone)).isEqualTo(new Failed());
        phone.signCount = 9;
        assertThat(signIn(phone)).isInstanceOf(SignedIn.class);
    }

    @Test
    void another_device_with_the_same_id_is_not_the_same() {
        add(phone);
        var impostor = new SoftAuthenticator(ORIGIN, HOST, 1);

        assertThat(signIn(impostor)).isEqualTo(new Failed());
        assertThat(add(impostor)).isEqualTo(new Passkeys.Result.NotValid());
    }

    @Test
    void what_was_asked_of_somebody_else_does_not_do() {
        MemberId bea = world.members.find("bea").orElseThrow().id();

        assertThat(passkeys.add(bea, "Stolen", text(phone.create(askForNew()))))
                .isEqualTo(new Passkeys.Result.NotValid());
        assertThat(passkeys.add(ana.id(), "Of sign-in", text(phone.create(withUser(ask())))))
                .isEqualTo(new Passkeys.Result.NotValid());
    }

    private JsonNode withUser(JsonNode options) {
        return world.json.valueToTree(
                Map.of("challenge", options.get("challenge"), "user", Map.of("id", "QUFB")));
    }

    @Test
    void what_makes_no_sense_signs_nobody_in() {
        add(phone);
        for (String nonsense :
                new String[] {
                    "{}",
                    "[]",
                    "null",
                    "{\"id\":\"AAAA\",\"response\":null}",
                    "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":"
                            + "{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AAAA\","
                            + "\"signature\":\"AAAA\"}}"
                }) {
            assertThat(passkeys.signIn(nonsense, HERE)).as(nonsense).isEqualTo(new Failed());
            assertThat(passkeys.add(ana.id(), "Nonsense", nonsense))
                    .as(nonsense)
                    .isEqualTo(new Passkeys.Result.NotValid());
        }
    }

    @Test
    void the_last_way_in_stays() {
        add(phone);
        byte[] id = java.util.Base64.getUrlDecoder().decode(phone.id());
        assertThat(world.ways.removePassword(ana.id())).isEqualTo(WaysIn.Removal.REMOVED);
        assertThat(world.ways.removePasskey(ana.id(), id)).isEqualTo(WaysIn.Removal.LAST);
        assertThat(signIn(phone)).isInstanceOf(SignedIn.class);

        var laptop = new SoftAuthenticator(ORIGIN, HOST, 2);
        add(laptop);
        assertThat(world.ways.removePasskey(ana.id(), id)).isEqualTo(WaysIn.Removal.REMOVED);
        assertThat(signIn(phone)).isEqualTo(new Failed());
        assertThat(signIn(laptop)).isInstanceOf(SignedIn.class);
    }

    @Test
    void too_many_questions_from_one_address_are_not_asked() {
        for (int i = 0; i < Attempts.Kind.CHALLENGE.max; i++) {
            ask();
        }

        assertThat(passkeys.request("10.0.0.1")).isInstanceOf(Passkeys.Asked.TooMany.class);
        assertThat(passkeys.request("10.0.0.2")).isInstanceOf(Passkeys.Asked.Options.class);
        world.now = world.now.plus(Attempts.STRETCH);
        ask();
        assertThat(world.query("SELECT 1 FROM passkey_challenge")).hasSize(1);
    }

    @Test
    void an_invitation_can_be_used_with_a_passkey() {
        world.members.admit(world.person("cem", "Cem", null), null, World.BY, Second.NOT_NEEDED);
        String code =
                ((Invitations.Result.Invited)
                                world.invitations.invite("cem", "New", "coord", Second.NOT_NEEDED))
                        .code();
        var asked = (Invitations.Asked.Options) world.invitations.askPasskey(code, "10.0.0.1");

        var wrong = new Invitations.FirstWay.NewPasskey("Telephone", "{}");
        assertThat(world.invitations.use(code, wrong, HERE))
                .isEqualTo(new Invitations.Use.PasskeyNotValid());
        var right =
                new Invitations.FirstWay.NewPasskey(
                        "Telephone", text(phone.create(json(asked.publicKey()))));
        assertThat(world.invitations.use(code, right, HERE))
                .isInstanceOf(Invitations.Use.Used.class);

        assertThat(((SignedIn) signIn(phone)).session().caller().code()).isEqualTo("cem");
        assertThat(world.invitations.invite("cem", "New", "coord", Second.NOT_NEEDED))
                .isEqualTo(new Invitations.Result.PasswordIsSet("cem"));
    }
}
