package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.Member;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That previews, payments and requests ask is told in the stories.
class WageTest {

    static final Map<String, Member.Kind> KINDS =
            Map.of(
                    "ana", Member.Kind.PERSON,
                    "bea", Member.Kind.PERSON,
                    "padaria", Member.Kind.VENTURE,
                    "horta", Member.Kind.VENTURE,
                    "creche", Member.Kind.ASSOCIATION);

    @Nullable Problem refusal(TransferKind kind, String payer, String payee) {
        return Wage.refusal(
                kind,
                Orders.account(1, payer, 0, false),
                Orders.account(2, payee, 0, false),
                KINDS);
    }

    @ParameterizedTest
    @CsvSource({"padaria, ana", "Creche, Bea"})
    void goes_from_a_venture_or_an_association_to_a_person(String payer, String payee) {
        assertThat(refusal(TransferKind.WAGE, payer, payee)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ana, bea", "ana, padaria", "padaria, horta", "creche, padaria", "bea, creche"})
    void goes_between_no_others(String payer, String payee) {
        Problem problem = refusal(TransferKind.WAGE, payer, payee);

        assertThat(problem).isNotNull();
        if (problem != null) {
            assertThat(problem.type()).isEqualTo(ProblemType.KIND_NOT_ALLOWED);
            assertThat(problem.members())
                    .containsEntry("kind", "wage")
                    .containsEntry(
                            "payerKind", String.valueOf(KINDS.get(payer)).toLowerCase(Locale.ROOT))
                    .containsEntry(
                            "payeeKind", String.valueOf(KINDS.get(payee)).toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void is_the_only_kind_that_asks_who_the_parties_are() {
        assertThat(refusal(TransferKind.GIFT, "ana", "padaria")).isNull();
        assertThat(refusal(TransferKind.PAYMENT, "nobody-asked", "what-they-are")).isNull();
    }
}
