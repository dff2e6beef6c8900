package coop.mutirao.member;

import static coop.mutirao.member.Disclosure.MEMBERS;
import static coop.mutirao.member.Disclosure.OFFICERS;
import static coop.mutirao.member.Disclosure.PUBLIC;

import coop.mutirao.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// For whom each field of a member may be: the parameter `disclosure`. Officers always see all of
/// them.
///
/// @param signedOrderDays so long what a member signed stays as evidence after it was carried out,
///   also if she is erased
public record DisclosurePolicy(
        Rule name, Rule telephone, Rule email, Rule place, Rule about, int signedOrderDays) {

    public static final PolicyKey<DisclosurePolicy> KEY =
            new PolicyKey<>("disclosure", DisclosurePolicy.class);

    private static final int DAYS_MAX = 36_500;

    /// As a network begins: a member may show herself to everybody, and does not unless she says
    /// so. Payments can be contested for ten years.
    public static final DisclosurePolicy FIRST =
            new DisclosurePolicy(
                    new Rule(PUBLIC, MEMBERS),
                    new Rule(PUBLIC, OFFICERS),
                    new Rule(PUBLIC, OFFICERS),
                    new Rule(PUBLIC, MEMBERS),
                    new Rule(PUBLIC, MEMBERS),
                    3_653);

    /// For whom one field may be.
    ///
    /// @param widest as far as a member may go
    /// @param standard for who has chosen nothing
    public record Rule(Disclosure widest, Disclosure standard) {

        public Rule {
            if (widest == null || standard == null || standard.compareTo(widest) > 0) {
                throw new IllegalArgumentException(
                        "widest and standard are officers, members or public,"
                                + " and standard is not wider");
            }
        }

        /// For whom the field is now, whatever was chosen under an earlier policy.
        public Disclosure level(@Nullable Disclosure chosen) {
            return chosen == null ? standard : chosen.atMost(widest);
        }
    }

    public DisclosurePolicy {
        if (name == null || telephone == null || email == null || place == null || about == null) {
            throw new IllegalArgumentException(
                    "name, telephone, email, place and about have each a widest and a standard");
        }
        if (signedOrderDays < 0 || signedOrderDays > DAYS_MAX) {
            throw new IllegalArgumentException(
                    "signedOrderDays is 0 to %d, not %d".formatted(DAYS_MAX, signedOrderDays));
        }
    }

    public Rule of(ProfileField field) {
        return switch (field) {
            case NAME -> name;
            case TELEPHONE -> telephone;
            case EMAIL -> email;
            case PLACE -> place;
            case ABOUT -> about;
        };
    }
}
