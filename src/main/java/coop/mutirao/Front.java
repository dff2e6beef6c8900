package coop.mutirao;

import coop.mutirao.http.Connections;
import coop.mutirao.http.Pace;
import coop.mutirao.http.TrustedProxies;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What stands between the service and its users.
///
/// @param address where browsers find it; null: `http://localhost` with the port
/// @param proxies whom to believe for whom they ask
/// @param writes how much may be written in a minute
/// @param connections how many may be open
public record Front(
        @Nullable URI address,
        TrustedProxies proxies,
        Pace.Writes writes,
        Connections.Limits connections) {

    boolean isOverTls() {
        return address != null && "https".equals(address.getScheme());
    }

    /// Nothing.
    public static final Front OPEN =
            new Front(
                    null,
                    TrustedProxies.NONE,
                    Pace.Writes.WITHOUT_END,
                    Connections.Limits.WITHOUT_END);
}
