package coop.mutirao.motion;

import coop.mutirao.assembly.Amendments;
import coop.mutirao.assembly.Outcome;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.loss.Waterfall;
import coop.mutirao.member.AdmissionResult;
import coop.mutirao.member.DecidedAdmission;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What can be decided: says of what somebody asks for whether it could be done as things are now.
/// It is looked at again when it is done.
@SuppressWarnings("AnnotateFormatMethod") // The annotation is of a library that we do not use.
final class Decisions {

    private static final Set<String> OF_MEMBERS =
            Set.of("mandate", "limit", "exclusion", "writeOff");

    private final Ledger ledger;
    private final Members members;
    private final DecidedAdmission admission;
    private final Amendments amendments;
    private final Policies policies;

    Decisions(Ledger ledger, Members members, Policies policies, Amendments amendments) {
        this.amendments = amendments;
        this.ledger = ledger;
        this.members = members;
        this.policies = policies;
        admission = new DecidedAdmission(members);
    }

    /// @param subject the account that it is about; null: about nobody
    /// @param newcomer whom it would admit; null: nobody
    record Sound(Decision decision, @Nullable Account subject, @Nullable Newcomer newcomer) {

        Sound(Decision decision, @Nullable Account subject) {
            this(decision, subject, null);
        }
    }

    /// Why something cannot be decided.
    private static final class Flaw extends RuntimeException {
        private static final long serialVersionUID = 1;

        Flaw(String reason) {
            super(reason, null, false, false);
        }
    }

    /// The decision with its accounts; refused if it could not be done.
    ///
    /// @param hours so long members shall be able to vote; null: as long as the standing orders say
    Outcome<Sound> look(Tx tx, AskedDecision asked, @Nullable Integer hours, Instant now) {
        try {
            Sound sound = sound(tx, asked, now);
            if (sound.decision() instanceof Decision.Amendment amendment) {
                requireInTime(tx, amendment, hours == null ? 0 : hours, now);
            }
            return Outcome.done(sound);
        } catch (Flaw e) {
            String reason = Objects.requireNonNull(e.getMessage());
            return new Outcome.Refused<>(
                    Problem.of(ProblemType.MOTION_NOT_VALID, reason).with("reason", reason));
        }
    }

    private Sound sound(Tx tx, AskedDecision asked, Instant now) {
        String kind = required(asked.kind(), "kind");
        requireOnly(asked, kind);
        return switch (kind) {
            case "text" -> new Sound(new Decision.Text(), null);
            case "policy" -> new Sound(policy(tx, asked, now), null);
            case "mandate" -> mandate(tx, asked, now);
            case "limit" -> limit(tx, asked);
            case "exclusion" -> {
                Account account = account(tx, asked);
                requireOpen(tx, account);
                yield new Sound(new Decision.Exclusion(account.publicId()), account);
            }
            case "admission" -> admission(tx, asked);
            case "writeOff" -> writeOff(tx, asked);
            case "amendment" -> new Sound(amendment(tx, asked), null);
            default ->
                    throw new Flaw(
                            "A motion is a text, or about a policy, a mandate, a limit, an"
                                    + " exclusion, an admission, a debt to write off or an"
                                    + " amendment.");
        };
    }

    // What does not belong to its kind would be voted about, and mean nothing.
    private static void requireOnly(AskedDecision asked, String kind) {
        boolean isOfPolicy =
                anyOf(asked.key(), asked.version(), asked.value(), asked.effectiveFrom());
        boolean isOfMandate = anyOf(asked.role(), asked.give(), asked.endsAt());
        require(
                (!isOfPolicy || kind.equals("policy"))
                        && (!isOfMandate || kind.equals("mandate"))
                        && (asked.creditLimit() == null || kind.equals("limit"))
                        && (asked.newcomer() == null || kind.equals("admission"))
                        && (asked.writeOff() == null || kind.equals("writeOff"))
                        && (asked.amendment() == null || kind.equals("amendment"))
                        && (asked.member() == null || OF_MEMBERS.contains(kind)),
                "It says what is of another kind than %s.",
                kind);
    }

    private static boolean anyOf(@Nullable Object... values) {
        return Arrays.stream(values).anyMatch(Objects::nonNull);
    }

    private Decision policy(Tx tx, AskedDecision asked, Instant now) {
        String name = required(asked.key(), "key");
        Optional<PolicyKey<?>> key = policies.key(name);
        require(key.isPresent(), "There is no policy %s.", name);
        int version = required(asked.version(), "version");
        int next = policies.next(tx, name);
        require(version == next, "The next version of %s is %d, not %d.", name, next, version);
        @Nullable Instant from = asked.effectiveFrom();
        require(from == null || from.isAfter(now), "It cannot take effect before now, %s.", now);
        return new Decision.Policy(
                key.orElseThrow().name(),
                version,
                value(key.orElseThrow(), asked),
                from == null ? null : from.truncatedTo(ChronoUnit.MICROS));
    }

    private <T> String value(PolicyKey<T> key, AskedDecision asked) {
        try {
            return policies.write(key, policies.read(key, required(asked.value(), "value")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Flaw(
                    "It is no value of %s: %s"
                            .formatted(key.name(), reason(e).lines().findFirst().orElse("")));
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JacksonException flaw
                ? flaw.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }

    private Sound mandate(Tx tx, AskedDecision asked, Instant now) {
        Account account = account(tx, asked);
        String code = account.code();
        boolean isPerson =
                members.find(tx, code).filter(m -> m.kind() == Member.Kind.PERSON).isPresent();
        require(isPerson && !account.closed(), "%s is no person with an open account.", code);
        Role role;
        try {
            role = Role.mandate(required(asked.role(), "role"));
        } catch (IllegalArgumentException e) {
            throw new Flaw("The roles are coordinator, treasurer, auditor and operator.");
        }
        boolean give = required(asked.give(), "give");
        if (give) {
            requireOpen(tx, account);
        }
        @Nullable Instant until = asked.endsAt();
        require(give || until == null, "A role that is ended has no term.");
        require(
                until == null
                        || (until.isAfter(now) && !until.isAfter(now.plus(RoleGrant.TERM_MAX))),
                "Its term ends after now, %s, and at most four years ahead.",
                now);
        return new Sound(
                new Decision.Mandate(
                        account.publicId(),
                        role,
                        give,
                        until == null ? null : until.truncatedTo(ChronoUnit.MICROS)),
                account);
    }

    private void requireOpen(Tx tx, Account account) {
        require(!account.closed(), "The account of %s is closed.", account.code());
        require(!ledger.isLeaving(tx, account), "%s was excluded before.", account.code());
    }

    private Sound limit(Tx tx, AskedDecision asked) {
        Account account = account(tx, asked);
        requireOpen(tx, account);
        Money credit = required(asked.creditLimit(), "creditLimit");
        require(
                NewMember.isLimit(credit),
                "A credit limit is 0 to %d, not %d.",
                OpenAccount.LIMIT_MAX.minorUnits(),
                credit.minorUnits());
        return new Sound(new Decision.Limit(account.publicId(), credit), account);
    }

    private Sound admission(Tx tx, AskedDecision asked) {
        AskedDecision.AskedNewcomer who = required(asked.newcomer(), "newcomer");
        Newcomer newcomer;
        NewMember order;
        try {
            newcomer =
                    new Newcomer(
                            required(who.code(), "newcomer's code"),
                            required(who.name(), "newcomer's name"),
                            required(who.contact(), "newcomer's contact"),
                            required(who.community(), "newcomer's community"));
            order = newcomer.order();
        } catch (IllegalArgumentException e) {
            throw new Flaw(String.valueOf(e.getMessage()));
        }
        admission
                .obstacle(tx, order)
                .ifPresent(obstacle -> {
                    throw new Flaw(
                            obstacle instanceof AdmissionResult.UnknownCommunity
                                    ? "There is no community %s.".formatted(order.community())
                                    : "The code %s was given before.".formatted(order.code()));
                });
        // It commits to her once it is known by which salt.
        return new Sound(new Decision.Admission(""), null, newcomer);
    }

    private Sound writeOff(Tx tx, AskedDecision asked) {
        Account account = account(tx, asked);
        AskedDecision.AskedWriteOff how = required(asked.writeOff(), "writeOff");
        Money amount = required(how.amount(), "writeOff's amount");
        Money debt = account.balance().negated();
        require(
                debt.isPositive(),
                "%s owes nothing: the balance is %d.",
                account.code(),
                account.balance().minorUnits());
        require(
                amount.compareTo(debt) >= 0 && NewMember.isLimit(amount),
                "%s owes %d, so the amount is that or more.",
                account.code(),
                debt.minorUnits());
        @Nullable Integer cap = how.capPpm();
        require(
                cap == null || (cap >= 1 && cap <= Waterfall.WHOLE_PPM),
                "A cap is 1 to %d parts per million.",
                Waterfall.WHOLE_PPM);
        return new Sound(
                new Decision.WriteOff(
                        account.publicId(),
                        amount,
                        required(how.useExpansion(), "writeOff's useExpansion"),
                        cap),
                account);
    }

    private Decision amendment(Tx tx, AskedDecision asked) {
        AskedDecision.AskedAmendment which = required(asked.amendment(), "amendment");
        UUID proposal = required(which.proposal(), "amendment's proposal");
        UUID amendment = required(which.amendment(), "amendment's amendment");
        Optional<Amendments.Declined> declined = amendments.declined(tx, proposal, amendment);
        require(
                declined.isPresent(),
                "No amendment %s of the proposal as it is now was declined by its author.",
                amendment);
        @Nullable String community = declined.orElseThrow().community();
        require(
                community == null,
                "The round is that of %s, whose members and their author agree on it.",
                String.valueOf(community));
        return new Decision.Amendment(
                declined.orElseThrow().round(), proposal, amendment, declined.orElseThrow().byId());
    }

    // If it were seconded at once: in review nobody can second what it makes of the proposal.
    private void requireInTime(Tx tx, Decision.Amendment decided, int hours, Instant now) {
        StandingOrders.Rule rule =
                policies.inForce(tx, StandingOrders.KEY, now).value().amendment();
        Instant earliest =
                now.plus(rule.notice())
                        .plus(Duration.ofHours(Math.max(hours, rule.votingHours())))
                        .plus(rule.delay());
        Instant end = amendments.secondedUntil(tx, decided.round());
        require(
                earliest.isBefore(end),
                "It comes too late for its round: with %d hours of notice, %d to vote and %d until"
                        + " it is done it takes effect at %s at the earliest, and members second"
                        + " proposals until %s.",
                rule.noticeHours(),
                Math.max(hours, rule.votingHours()),
                rule.delayHours(),
                earliest,
                end);
    }

    private Account account(Tx tx, AskedDecision asked) {
        String code = required(asked.member(), "member");
        Optional<Account> account =
                ledger.find(tx, code)
                        .filter(a -> a.kind() == Account.Kind.MEMBER)
                        .filter(a -> !ledger.isErased(tx, a));
        return account.orElseThrow(() -> new Flaw("There is no member %s.".formatted(code)));
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new Flaw("It does not say its %s.".formatted(name));
        }
        return value;
    }

    private static void require(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new Flaw(rule.formatted(values));
        }
    }
}
