package coop.mutirao.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/// The proxies before this service whose word counts when they say for whom they ask.
///
/// A proxy adds the address from which it was asked at the right of `X-Forwarded-For`. What stands
/// further left was sent by that address, and may be made up.
public final class TrustedProxies {

    /// Nobody's word counts: the client is whoever has the connection.
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final InetAddressSet proxies = new InetAddressSet();

    private TrustedProxies(List<String> patterns) {
        proxies.addAll(patterns);
    }

    /// Reads addresses and blocks of addresses such as `10.0.0.0/8`, with commas between.
    ///
    /// @throws IllegalArgumentException with the first that is none
    public static TrustedProxies parse(String text) {
        List<String> patterns =
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList();
        for (String pattern : patterns) {
            requireBlock(pattern);
        }
        return new TrustedProxies(patterns);
    }

    // The set would also ask for the address of a name, and take ranges of its own kind.
    private static void requireBlock(String pattern) {
        String[] parts = pattern.split("/", -1);
        try {
            if (parts.length <= 2 && isAddress(parts[0])) {
                new InetAddressSet().add(pattern);
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(flaw(pattern), e);
        }
        throw new IllegalArgumentException(flaw(pattern));
    }

    private static String flaw(String pattern) {
        return pattern + " is no address and no block such as 10.0.0.0/8";
    }

    private static boolean isAddress(String text) {
        return address(text).isPresent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrustedProxies that && proxies.equals(that.proxies);
    }

    @Override
    public int hashCode() {
        return proxies.hashCode();
    }

    /// Whether this is the address of one of them.
    boolean has(InetAddress address) {
        return proxies.test(address);
    }

    /// The address of who asks: from the right, the first that is no trusted proxy.
    ///
    /// @param peer who has the connection
    /// @param forwardedFor each header `X-Forwarded-For` in their order
    String client(String peer, List<String> forwardedFor) {
        Optional<InetAddress> nearest = address(peer);
        if (nearest.isEmpty() || !proxies.test(nearest.get())) {
            return peer;
        }
        InetAddress known = nearest.get();
        for (String hop : hops(forwardedFor).reversed()) {
            Optional<InetAddress> next = address(hop);
            if (next.isEmpty()) {
                // Nobody can say who that is, so it counts as the proxy who let it in.
                break;
            }
            known = next.get();
            if (!proxies.test(known)) {
                break;
            }
        }
        return known.getHostAddress();
    }

    private static List<String> hops(List<String> forwardedFor) {
        List<String> hops = new ArrayList<>();
        forwardedFor.forEach(line -> hops.addAll(Arrays.asList(line.split(",", -1))));
        return hops;
    }

    // As proxies write it: some add the port, and then brackets around version 6.
    private static Optional<InetAddress> address(String text) {
        String bare = text.strip();
        if (bare.matches("\\[[0-9A-Fa-f:.]+](:\\d{1,5})?")) {
            bare = bare.substring(1, bare.indexOf(']'));
        } else if (bare.matches("\\d+\\.\\d+\\.\\d+\\.\\d+:\\d{1,5}")) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        if (!bare.matches("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
