package coop.mutirao.ledger;

import coop.mutirao.ledger.PostingResult.Posted;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A transfer that was decided, with all that is written of it.
///
/// @param description for the parties to read, 1 to 140 characters; the log commits to it
/// @param policy key and version of the policy that charged or split, such as `contribution/2`
/// @param reverses the id of the transfer that this one gives back
/// @param decision the id of what was decided, by which the fund gives
/// @param sum the figures of which the amount was made, by their names in the log; null: others say
public record Fact(
        Posted posted,
        Authority authority,
        @Nullable String description,
        @Nullable String policy,
        @Nullable TransferId reverses,
        @Nullable String decision,
        @Nullable Map<String, String> sum) {

    /// The actor of what nobody asked for: periodic runs, the founding.
    public static final String SERVICE = "service";

    /// Who acts when an assembly decided it; the fact says by which motion.
    public static final String ASSEMBLY = "assembly";

    /// A transfer whose amount the entries alone explain.
    public Fact(
            Posted posted,
            Authority authority,
            @Nullable String description,
            @Nullable String policy,
            @Nullable TransferId reverses,
            @Nullable String decision) {
        this(posted, authority, description, policy, reverses, decision, null);
    }

    /// A transfer by nobody's decision but its parties' or a policy's.
    public Fact(
            Posted posted,
            Authority authority,
            @Nullable String description,
            @Nullable String policy,
            @Nullable TransferId reverses) {
        this(posted, authority, description, policy, reverses, null);
    }

    /// A transfer that nobody signed.
    ///
    /// @param actor public id of the account whose owner acted, or [#SERVICE]
    public Fact(
            Posted posted,
            String actor,
            @Nullable String description,
            @Nullable String policy,
            @Nullable TransferId reverses) {
        this(posted, new Authority.Operator(actor), description, policy, reverses);
    }

    /// A transfer of which there is nothing more to say.
    public static Fact of(Posted posted, String actor) {
        return new Fact(posted, actor, null, null, null);
    }

    /// What the service charges by a policy.
    ///
    /// @param sum what the amount was made of
    public static Fact charged(Posted posted, String policy, Map<String, String> sum) {
        return new Fact(posted, new Authority.Operator(SERVICE), null, policy, null, null, sum);
    }
}
