package coop.mutirao.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Circle;
import coop.mutirao.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// An account's statements month by month, read as a bookkeeping program reads them.
class CamtTest {

    private static final List<LocalDate> ENDS =
            List.of(
                    LocalDate.of(2026, 8, 1),
                    LocalDate.of(2026, 9, 1),
                    LocalDate.of(2026, 10, 1),
                    LocalDate.of(2026, 11, 1),
                    LocalDate.of(2027, 1, 1));

    static final List<String> TEXTS = new ArrayList<>(FormatTest.HOSTILE);

    static Circle circle;
    static AccountStatements statements;

    @BeforeAll
    static void trade() {
        TEXTS.remove(TEXTS.size() - 1);
        TEXTS.addAll(
                List.of(
                        "</Ustrd></RmtInf><Amt Ccy=\"SOL\">9</Amt>",
                        "]]> & &amp; <!-- x --> <![CDATA[y]]>",
                        "noncharacter \uFFFE here",
                        "🍞".repeat(70)));
        circle = new Circle(TestDatabase.fresh(), 13, 3, 2);
        statements = new AccountStatements(circle.database);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            circle.pass(Duration.ofHours(random.nextInt(48)));
            String payer = "m" + i % 2;
            circle.pay(payer, "m" + (i + 1) % 2, 100 + i, i % 3, 0, TEXTS.get(i % TEXTS.size()));
        }
    }

    private static Document statement(String code, int from, int to) throws Exception {
        var bytes = new ByteArrayOutputStream();
        // As it goes to a file and to standard output.
        var out = new OutputStreamWriter(bytes, UTF_8);
        statements.write(code, ENDS.get(from), ENDS.get(to), out, _ -> {});
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element in, String name) {
        return in.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    /// An amount with its sign.
    private static BigDecimal signed(Element in) {
        var amount = new BigDecimal(text(in, "Amt"));
        return text(in, "CdtDbtInd").equals("DBIT") ? amount.negate() : amount;
    }

    private static BigDecimal balance(Document statement, int which) {
        return signed(all(statement, "Bal").get(which));
    }

    @Test
    void a_statement_begins_where_the_one_before_ended_and_adds_up() throws Exception {
        BigDecimal before = BigDecimal.ZERO;
        int entries = 0;
        for (int month = 0; month + 1 < ENDS.size(); month++) {
            Document statement = statement("m0", month, month + 1);
            assertThat(balance(statement, 0)).isEqualByComparingTo(before);
            BigDecimal sum =
                    all(statement, "Ntry").stream()
                            .map(CamtTest::signed)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            before = balance(statement, 1);
            assertThat(balance(statement, 0).add(sum)).isEqualByComparingTo(before);
            entries += all(statement, "Ntry").size();
        }
        assertThat(entries).isEqualTo(all(statement("m0", 0, 4), "Ntry").size()).isGreaterThan(60);
        assertThat(before)
                .isEqualByComparingTo(
                        BigDecimal.valueOf(circle.account("m0").balance().minorUnits(), 2));
    }

    /// With hostile texts, without entries, of a member and of the fund.
    @Test
    void it_has_the_form_that_banks_statements_have() throws Exception {
        for (String code : List.of("m0", "m1", "fund-income")) {
            assertThat(CamtShape.flaws(statement(code, 0, 4).getDocumentElement())).isEmpty();
            assertThat(CamtShape.flaws(statement(code, 0, 1).getDocumentElement())).isEmpty();
        }
    }

    @Test
    void a_statement_of_another_form_would_be_told_so() throws Exception {
        Document wrong = statement("m0", 0, 4);
        Element entry = all(wrong, "Ntry").getFirst();
        entry.appendChild(entry.getFirstChild());
        all(wrong, "CdtDbtInd").getFirst().setTextContent("CREDIT");
        Element balance = all(wrong, "Bal").getLast();
        balance.removeChild(balance.getLastChild());

        assertThat(CamtShape.flaws(wrong.getDocumentElement()))
                .hasSize(3)
                .anyMatch(f -> f.startsWith("Ntry has Amt "))
                .anyMatch(f -> f.equals("CdtDbtInd says CREDIT"))
                .anyMatch(f -> f.startsWith("Bal has Tp Amt CdtDbtInd "));
    }

    @Test
    void totals_are_those_of_the_entries() throws Exception {
        Document statement = statement("m1", 1, 3);
        Element summary = all(statement, "TxsSummry").getFirst();
        for (String side : List.of("CRDT", "DBIT")) {
            List<Element> entries =
                    all(statement, "Ntry").stream()
                            .filter(e -> text(e, "CdtDbtInd").equals(side))
                            .toList();
            String name = side.equals("CRDT") ? "TtlCdtNtries" : "TtlDbtNtries";
            Element total = all(statement, name).getFirst();
            assertThat(text(total, "NbOfNtries")).isEqualTo("" + entries.size());
            assertThat(new BigDecimal(text(total, "Sum")))
                    .isEqualByComparingTo(
                            entries.stream()
                                    .map(e -> new BigDecimal(text(e, "Amt")))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isPositive();
        }
        assertThat(text(summary, "NbOfNtries")).isEqualTo("" + all(statement, "Ntry").size());
    }

    @Test
    void whatever_is_written_to_somebody_is_text() throws Exception {
        Document statement = statement("m0", 0, 4);

        List<String> said =
                all(statement, "Ustrd").stream().map(Element::getTextContent).distinct().toList();

        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        TEXTS.stream().map(CamtExport::xmlText).distinct().toList())
                .contains("</Ustrd></RmtInf><Amt Ccy=\"SOL\">9</Amt>", "🍞".repeat(70))
                .allMatch(t -> t.codePointCount(0, t.length()) <= 140);
    }

    @Test
    void an_entry_says_where_it_stands_in_the_log_and_who_is_at_the_other_end() throws Exception {
        Document statement = statement("m0", 0, 4);
        Element first = all(statement, "Ntry").getFirst();

        assertThat(text(first, "NtryRef")).isEqualTo(text(first, "AcctSvcrRef") + "-0");
        assertThat(text(first, "TxId")).matches("[0-9a-f]{32}");
        assertThat(text(first, "Sts")).isEqualTo("BOOK");
        Element other = (Element) first.getElementsByTagNameNS("*", "CdtrAcct").item(0);
        assertThat(text(other, "Id")).isEqualTo(circle.account("m1").publicId());
        assertThat(all(statement, "NtryRef").stream().map(Element::getTextContent))
                .doesNotHaveDuplicates();
        assertThat(all(statement, "NtryRef")).allMatch(r -> r.getTextContent().length() <= 35);
        assertThat(all(statement, "Id")).allMatch(r -> r.getTextContent().length() <= 35);
    }

    @Test
    void a_unit_that_is_no_currency_of_three_letters_is_xxx() {
        assertThat(CamtExport.currency("SOL")).isEqualTo("SOL");
        assertThat(CamtExport.currency("H2O")).isEqualTo("XXX");
        assertThat(CamtExport.currency("HOUR")).isEqualTo("XXX");
    }

    @Test
    void there_is_none_of_no_account_and_of_too_small_a_unit() {
        assertThat(statements.refusal("m0")).isEmpty();
        assertThat(statements.refusal("nobody"))
                .contains(AccountStatements.Refusal.NO_SUCH_ACCOUNT);
        var tiny = new Circle(TestDatabase.fresh(), 3, 2, 6);
        assertThat(new AccountStatements(tiny.database).refusal("m0"))
                .contains(AccountStatements.Refusal.TOO_MANY_DECIMALS);
    }
}
