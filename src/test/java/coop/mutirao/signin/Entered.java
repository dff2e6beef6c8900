package coop.mutirao.signin;

import coop.mutirao.testing.TestApp;
import java.time.InstantSource;

/// Sessions for those who show nothing: where signing in is not what a test is about. A password's
/// hash takes a tenth of a second, on purpose.
public final class Entered {

    private static final Sessions.Opening BY_PASSWORD =
            new Sessions.Opening(OpenSession.By.PASSWORD, null, null, false);

    private Entered() {}

    /// The token of a session that has just been opened.
    public static String token(TestApp app, InstantSource clock, String code) {
        var sessions =
                new Sessions(app.app.database, app.app.members::disclosure, clock, app.app.chance);
        return app.app.database.inTransaction(tx ->
                sessions.open(tx, app.app.members.find(tx, code).orElseThrow().id(), BY_PASSWORD)
                        .token());
    }
}
