package coop.mutirao;

import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.dormancy.DormancyPolicy;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.loan.LoanPolicy;
import coop.mutirao.member.DisclosurePolicy;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.payment.AuthorisationPolicy;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.policy.PolicyKey;
import coop.mutirao.proof.WitnessPolicy;
import coop.mutirao.surplus.SurplusPolicy;
import java.util.List;

/// The parameters that a community decides.
final class Parameters {

    static final List<PolicyKey<?>> ALL =
            List.of(
                    ContributionPolicy.KEY,
                    SweepPolicy.KEY,
                    LimitsPolicy.KEY,
                    AuthorisationPolicy.KEY,
                    DisclosurePolicy.KEY,
                    WitnessPolicy.KEY,
                    StandingOrders.KEY,
                    LevyPolicy.KEY,
                    CreditPolicy.KEY,
                    LoanPolicy.KEY,
                    SurplusPolicy.KEY,
                    DormancyPolicy.KEY);

    private Parameters() {}
}
