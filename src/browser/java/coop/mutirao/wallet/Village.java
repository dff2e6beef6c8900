package coop.mutirao.wallet;

import coop.mutirao.Founding;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network with a few members, served where a browser trusts the page: on `localhost`.
final class Village implements AutoCloseable {

    private static final List<String> PEOPLE =
            List.of("ana", "bea", "cem", "dora", "eva", "flor", "gil");
    private static final long CREDIT_LIMIT = 10_000;
    private static final long MAXIMUM = 1_000_000;

    /// As late as it is, and later by what a test lets pass.
    final LaterClock clock = new LaterClock();

    final TestApp app;
    final URI base;
    final Api api;
    private final Server server;

    Village() {
        app = TestApp.founded(TestDatabase.fresh(), clock, 1);
        for (String code : PEOPLE) {
            app.admit(code, CREDIT_LIMIT, MAXIMUM, password(code));
        }
        app.admit("nilo", CREDIT_LIMIT, MAXIMUM, null);
        Founders.add(app.app, "coordinator", "coordinator", password("coordinator"));
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        base = URI.create("http://localhost:" + server.port());
        api = new Api(URI.create("http://127.0.0.1:" + server.port()));
    }

    /// Admits a person whose name is not her code.
    ///
    /// @param password null: she cannot sign in
    void admit(String code, String name, @Nullable String password) {
        var order =
                new NewMember(
                        code,
                        Member.Kind.PERSON,
                        name,
                        Founding.ROOT,
                        Money.of(CREDIT_LIMIT),
                        Money.of(MAXIMUM),
                        KnownHashes.of(password));
        var all = List.of(order);
        app.app.database.transact(
                tx -> app.app.log.record(tx, facts -> app.app.members.admit(tx, facts, all)));
    }

    /// Gives a role, as whoever runs the service does.
    void give(String code, Role role) {
        app.app.roles.grantByService(
                new RoleGrant.Decided(code, role, "Assembly of 12 May, item 3", null));
    }

    Api signIn(String code) {
        return api.signIn(code, password(code));
    }

    static String password(String code) {
        return code + "-password";
    }

    @Override
    public void close() {
        server.close();
        app.close();
    }

    /// A clock that goes as all clocks do, and can be put forward.
    static final class LaterClock implements InstantSource {

        private volatile Duration later = Duration.ZERO;

        void pass(Duration time) {
            later = later.plus(time);
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(later);
        }
    }
}
