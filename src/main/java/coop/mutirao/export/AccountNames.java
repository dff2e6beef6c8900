package coop.mutirao.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names of accounts that hledger and beancount take: parts of capital letters, small letters,
/// digits and hyphens that begin with a capital or a digit. Members have pseudonyms.
final class AccountNames {

    // Names differ for beancount in capital and small letters, for a reader they should not.
    private final Set<String> taken = new HashSet<>();

    /// The name of the next account; asked in the order in which they were opened, so that it is
    /// always the same.
    String next(String kind, String code, String publicId) {
        String name =
                switch (kind) {
                    case "member" -> "Assets:Members:M-" + publicId.toUpperCase(Locale.ROOT);
                    case "fund" -> "Assets:Fund:" + part("fund-", code);
                    case "system" -> "Assets:System:" + part("system-", code);
                    default -> throw new IllegalArgumentException("no kind of account: " + kind);
                };
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    // The prefix says again what the part before says.
    private static String part(String prefix, String code) {
        String rest =
                code.toLowerCase(Locale.ROOT).startsWith(prefix)
                        ? code.substring(prefix.length())
                        : code;
        String part = rest.isEmpty() || rest.startsWith("-") ? code : rest;
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }
}
