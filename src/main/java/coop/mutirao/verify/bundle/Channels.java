package coop.mutirao.verify.bundle;

import static coop.mutirao.verify.bundle.Bundle.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// By which way each ballot came: one right, one channel. What came on paper was read by two
/// tellers the same, and what came by a proxy was cast by who held it. All others are signed, or
/// say why not; and what is not signed replaces nothing that is, unless all keys were revoked.
final class Channels {

    private static final String NONE = "";

    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, List<Read>> sheets = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> signed = new HashSet<>();

    /// What a teller read.
    private record Read(String teller, Object choice, long index) {}

    /// @throws IllegalArgumentException with what cannot be read, or is none of this round
    Channels(Bundle bundle, int proxiesMax) {
        var voters = new HashSet<>(bundle.voters());
        Map<String, Integer> held = new TreeMap<>();
        for (String line : bundle.proxies()) {
            Map<String, Object> proxy = Bundle.line(line);
            String holder = text(proxy, "holder");
            if (holders.put(text(proxy, "account"), holder) != null) {
                throw new IllegalArgumentException("a proxy is given twice: " + line);
            }
            held.merge(holder, 1, Integer::sum);
        }
        held.forEach((holder, count) -> {
            if (count > proxiesMax || holders.containsKey(holder)) {
                throw new IllegalArgumentException(
                        "%s holds %d proxies of %d, or gave hers on"
                                .formatted(holder, count, proxiesMax));
            }
        });
        holders.keySet().retainAll(voters);
        for (String line : bundle.papers()) {
            Map<String, Object> one = Bundle.line(line);
            Map<String, Object> entry = Bundle.line(text(one, "entry"));
            if (!text(entry, "poll").equals(bundle.round())) {
                throw new IllegalArgumentException("an entry is of another round: " + line);
            }
            sheets.computeIfAbsent(text(entry, "sheet"), _ -> new java.util.ArrayList<>())
                    .add(
                            new Read(
                                    text(entry, "teller"),
                                    choice(entry),
                                    Long.parseLong(text(one, "index"))));
        }
    }

    private static Object choice(Map<String, Object> of) {
        @Nullable Object choice = of.get("choice");
        if (choice == null) {
            throw new IllegalArgumentException("there is no choice in " + of);
        }
        return choice;
    }

    /// Whether a ballot came by a way that was its voter's, and by the same as those before.
    boolean isItsWay(Map<String, Object> ballot, long index) {
        String account = text(ballot, "account");
        String channel = ballot.containsKey("channel") ? text(ballot, "channel") : NONE;
        String way =
                switch (channel) {
                    case "paper" -> "sheet " + text(ballot, "sheet");
                    case "proxy" -> "holder " + text(ballot, "holder");
                    default -> NONE;
                };
        @Nullable String before = channels.put(account, way);
        return switch (channel) {
            case "paper" ->
                    before == null
                            && used.add(way)
                            && isRead(text(ballot, "sheet"), account, choice(ballot), index);
            case "proxy" ->
                    way.equals("holder " + holders.get(account))
                            && (before == null || before.equals(way));
            case NONE -> before == null || before.equals(NONE);
            default -> false;
        };
    }

    /// Whether a ballot is signed, or says why it is not. By whose key, only the log can tell.
    boolean isSigned(Map<String, Object> ballot) {
        String account = text(ballot, "account");
        boolean isPaper = "paper".equals(ballot.get("channel"));
        if (ballot.containsKey("key") && ballot.containsKey("sig")) {
            signed.add(account);
            return !isPaper && !ballot.containsKey("unsigned");
        }
        if (ballot.containsKey("key") || ballot.containsKey("sig")) {
            return false;
        }
        @Nullable Object why = ballot.get("unsigned");
        return isPaper
                ? why == null
                : "keysRevoked".equals(why) || ("noKey".equals(why) && !signed.contains(account));
    }

    private boolean isRead(String sheet, String voter, Object choice, long before) {
        return sheets.getOrDefault(sheet, List.of()).stream()
                        .filter(r ->
                                r.choice().equals(choice)
                                        && !r.teller().equals(voter)
                                        && r.index() < before)
                        .map(Read::teller)
                        .distinct()
                        .count()
                == 2;
    }
}
