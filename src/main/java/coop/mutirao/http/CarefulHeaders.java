package coop.mutirao.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a careful site sends with every answer, for browsers to be careful too.
final class CarefulHeaders {

    /// With every answer of every server.
    static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "X-Frame-Options", "DENY",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Permissions-Policy", permissions(),
                    "Content-Security-Policy",
                            "default-src 'self'; img-src 'self' data:; object-src 'none';"
                                    + " base-uri 'none'; frame-ancestors 'none';"
                                    + " form-action 'self'");

    /// For who comes by TLS once, and never without it for a year.
    private static final String HSTS = "max-age=31536000";

    // What the wallet needs of the browser, for its own pages; nothing else. Named are those that
    // browsers know today: of others they complain.
    private static String permissions() {
        List<String> own =
                List.of(
                        "camera",
                        "clipboard-write",
                        "publickey-credentials-create",
                        "publickey-credentials-get");
        List<String> off =
                List.of(
                        "accelerometer",
                        "autoplay",
                        "clipboard-read",
                        "display-capture",
                        "encrypted-media",
                        "fullscreen",
                        "gamepad",
                        "geolocation",
                        "gyroscope",
                        "hid",
                        "idle-detection",
                        "local-fonts",
                        "magnetometer",
                        "microphone",
                        "midi",
                        "payment",
                        "picture-in-picture",
                        "screen-wake-lock",
                        "serial",
                        "storage-access",
                        "usb",
                        "window-management",
                        "xr-spatial-tracking");
        return Stream.concat(
                        own.stream().map(name -> name + "=(self)"),
                        off.stream().map(name -> name + "=()"))
                .collect(Collectors.joining(", "));
    }

    private static final Map<String, String> OVER_TLS = new HashMap<>(ALWAYS);

    static {
        OVER_TLS.put("Strict-Transport-Security", HSTS);
    }

    private CarefulHeaders() {}

    /// Those of a service.
    ///
    /// @param isOverTls whether browsers come to it by TLS
    static Map<String, String> of(boolean isOverTls) {
        return isOverTls ? OVER_TLS : ALWAYS;
    }
}
