package coop.mutirao.program;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an app gets the answer of a member: an address that is compared with the registered one
/// letter by letter, so that no code leads anywhere else. Only the port of an app on the member's
/// own machine is whichever is free when it asks.
final class RedirectUri {

    private static final int LENGTH_MAX = 500;

    // Of an app on the member's own machine: RFC 8252, section 7.3.
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]");

    private static final Pattern ON_THIS_MACHINE =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::[0-9]{1,5})?([/?].*)?");

    private RedirectUri() {}

    /// Whether the address that an app asks for is the registered one: RFC 6749, section 3.1.2.3,
    /// and for this machine, where the port does not count, RFC 8252, section 7.3.
    static boolean isSame(String registered, String asked) {
        if (registered.equals(asked)) {
            return true;
        }
        Matcher ours = ON_THIS_MACHINE.matcher(registered);
        Matcher theirs = ON_THIS_MACHINE.matcher(asked);
        return asked.length() <= LENGTH_MAX
                && ours.matches()
                && theirs.matches()
                && Objects.equals(ours.group(1), theirs.group(1))
                && Objects.equals(ours.group(2), theirs.group(2));
    }

    /// @throws IllegalArgumentException if no code should be sent there
    static String require(String text) {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost());
        // A scheme of an app's own is a domain's name backwards: RFC 8252, section 7.1.
        boolean isSafe =
                (scheme.equals("https") && uri.getHost() != null)
                        || (scheme.equals("http") && THIS_MACHINE.contains(host))
                        || (scheme.contains(".") && uri.getHost() == null && !uri.isOpaque());
        if (!isSafe || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a redirect URI is https://…, http://127.0.0.1:…, or of a scheme of the app's"
                            + " own such as org.example.app:/…, without a fragment: "
                            + text);
        }
        return text;
    }

    /// An app's page for people.
    ///
    /// @throws IllegalArgumentException if it is not one of the web
    static String requireWebsite(String text) {
        URI uri = uri(text);
        if (!"https".equalsIgnoreCase(uri.getScheme())
                || uri.getHost() == null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("website is an address that begins with https://");
        }
        return text;
    }

    private static URI uri(String text) {
        try {
            if (text.length() <= LENGTH_MAX && text.matches("[!-~]+")) {
                return new URI(text);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address: " + text, e);
        }
        throw new IllegalArgumentException("an address has 1 to 500 letters of ASCII");
    }
}
