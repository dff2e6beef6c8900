package coop.mutirao.motion;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a motion would have done if it is accepted. Accounts are named by their public ids, as in
/// the log.
sealed interface Decision {

    /// Its name in JSON, SQL and the log.
    String kind();

    /// What it says, beside its kind: texts.
    Map<String, String> said();

    /// The account that it is about.
    default Optional<String> subject() {
        return Optional.ofNullable(said().get("account"));
    }

    /// All of it, as the log has it.
    default Map<String, String> members() {
        var members = new HashMap<>(said());
        members.put("kind", kind());
        return members;
    }

    /// The same as canonical JSON.
    default String json() {
        return new String(CanonicalJson.bytes(members()), UTF_8);
    }

    /// Only what its words say.
    record Text() implements Decision {
        @Override
        public String kind() {
            return "text";
        }

        @Override
        public Map<String, String> said() {
            return Map.of();
        }
    }

    /// The next version of a parameter.
    ///
    /// @param version the one that it shall be: if another came first, it cannot be done
    /// @param value JSON in the form in which policies are kept
    /// @param effectiveFrom not before this; null: as soon as it is done
    record Policy(String key, int version, String value, @Nullable Instant effectiveFrom)
            implements Decision {
        @Override
        public String kind() {
            return "policy";
        }

        @Override
        public Map<String, String> said() {
            var members = new HashMap<String, String>();
            members.put("key", key);
            members.put("version", Integer.toString(version));
            members.put("value", value);
            if (effectiveFrom != null) {
                members.put("from", Facts.time(effectiveFrom));
            }
            return members;
        }
    }

    /// A role that a member gets, or has no longer.
    ///
    /// @param endsAt of one that is given; null: after a year
    record Mandate(String account, Role role, boolean give, @Nullable Instant endsAt)
            implements Decision {
        @Override
        public String kind() {
            return "mandate";
        }

        @Override
        public Map<String, String> said() {
            var members = new HashMap<String, String>();
            members.put("account", account);
            members.put("role", role.wire());
            members.put("give", give ? "yes" : "no");
            if (endsAt != null) {
                members.put("until", Facts.time(endsAt));
            }
            return members;
        }
    }

    /// How far below zero an account may go.
    ///
    /// @param creditLimit zero or more
    record Limit(String account, Money creditLimit) implements Decision {
        @Override
        public String kind() {
            return "limit";
        }

        @Override
        public Map<String, String> said() {
            return Map.of("account", account, "credit", Long.toString(creditLimit.minorUnits()));
        }
    }

    /// A member leaves: her account is closed.
    record Exclusion(String account) implements Decision {
        @Override
        public String kind() {
            return "exclusion";
        }

        @Override
        public Map<String, String> said() {
            return Map.of("account", account);
        }
    }

    /// A person becomes a member.
    ///
    /// @param newcomer commits to a [Newcomer]
    record Admission(String newcomer) implements Decision {
        @Override
        public String kind() {
            return "admission";
        }

        @Override
        public Map<String, String> said() {
            return Map.of("newcomer", newcomer);
        }
    }

    /// A debt is written off, and the account closed.
    ///
    /// @param amount no debt above it is
    /// @param useExpansion whether the purse for expansion gives what the reserve does not hold
    /// @param capPpm of a year's trade, what each member bears at most; null: members bear nothing
    record WriteOff(String account, Money amount, boolean useExpansion, @Nullable Integer capPpm)
            implements Decision {
        @Override
        public String kind() {
            return "writeOff";
        }

        @Override
        public Map<String, String> said() {
            var members = new HashMap<String, String>();
            members.put("account", account);
            members.put("amount", Long.toString(amount.minorUnits()));
            members.put("expansion", useExpansion ? "yes" : "no");
            if (capPpm != null) {
                members.put("cap", Integer.toString(capPpm));
            }
            return members;
        }
    }

    /// An amendment that the author of a proposal declined is its next version all the same.
    ///
    /// @param by public id of the account of whose idea it is
    record Amendment(UUID round, UUID proposal, UUID amendment, String by) implements Decision {
        @Override
        public String kind() {
            return "amendment";
        }

        @Override
        public Map<String, String> said() {
            return Map.of(
                    "round", round.toString(),
                    "proposal", proposal.toString(),
                    "amendment", amendment.toString(),
                    "by", by);
        }
    }

    /// Reads what [#json] wrote.
    static Decision of(JsonNode json) {
        String account = json.path("account").asString("");
        return switch (json.path("kind").asString("")) {
            case "text" -> new Text();
            case "policy" ->
                    new Policy(
                            json.path("key").asString(""),
                            Integer.parseInt(json.path("version").asString("")),
                            json.path("value").asString(""),
                            time(json, "from"));
            case "mandate" ->
                    new Mandate(
                            account,
                            Role.mandate(json.path("role").asString("")),
                            json.path("give").asString("").equals("yes"),
                            time(json, "until"));
            case "limit" ->
                    new Limit(account, Money.of(Long.parseLong(json.path("credit").asString(""))));
            case "exclusion" -> new Exclusion(account);
            case "admission" -> new Admission(json.path("newcomer").asString(""));
            case "amendment" ->
                    new Amendment(
                            UUID.fromString(json.path("round").asString("")),
                            UUID.fromString(json.path("proposal").asString("")),
                            UUID.fromString(json.path("amendment").asString("")),
                            json.path("by").asString(""));
            case "writeOff" ->
                    new WriteOff(
                            account,
                            Money.of(Long.parseLong(json.path("amount").asString(""))),
                            json.path("expansion").asString("").equals("yes"),
                            json.has("cap")
                                    ? Integer.valueOf(json.path("cap").asString(""))
                                    : null);
            default -> throw new IllegalStateException("no decision is " + json);
        };
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        return json.has(name) ? Instant.parse(json.get(name).asString("")) : null;
    }
}
