package coop.mutirao.export;

import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// An account's statement as bookkeeping programs take it from banks: ISO 20022 camt.053.001.08.
///
/// It begins with the booked balance with which the one of the days before ended. Who credits and
/// debits is seen from the account, as on a bank's statement: what came in is a credit.
final class CamtExport {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    /// Of ISO 4217: no currency.
    private static final String NO_CURRENCY = "XXX";

    /// ISO 20022 has no amounts with more digits behind the point.
    static final int DECIMALS_MAX = 5;

    private static final int TEXT_MAX = 140;

    /// How many entries there are, and what they come to, in minor units.
    record Total(long count, long sum) {}

    /// What stands before the entries.
    ///
    /// @param account its number
    /// @param from the first day
    /// @param to the day after the last
    /// @param size of the log when this was read
    /// @param at time of the latest fact then
    /// @param range of the facts in the period
    record Head(
            int account,
            String code,
            String publicId,
            Unit unit,
            LocalDate from,
            LocalDate to,
            long size,
            Instant at,
            Book.Range range,
            long opening,
            long closing,
            Total credits,
            Total debits) {}

    /// An entry.
    ///
    /// @param text as its sender wrote it; null if there is none, or it was erased
    /// @param other the public id of the account at the other end; null if it is not one
    record Line(
            long logIndex,
            int entryNo,
            long amount,
            String transfer,
            String kind,
            Instant committedAt,
            LocalDate effectiveOn,
            @Nullable String text,
            @Nullable String other) {}

    private final Head head;
    private final XMLStreamWriter xml;

    CamtExport(Head head, Writer out) throws XMLStreamException {
        this.head = head;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("BkToCstmrStmt");
        String id = "%s-%s-N%d".formatted(digits(head.from()), digits(head.to()), head.size());
        open("GrpHdr");
        text("MsgId", id);
        text("CreDtTm", head.at().toString());
        close();
        open("Stmt");
        text("Id", id);
        text("CreDtTm", head.at().toString());
        open("FrToDt");
        text("FrDtTm", Period.begin(head.from()).toString());
        text("ToDtTm", Period.begin(head.to()).toString());
        close();
        open("Acct");
        open("Id");
        other(head.publicId());
        close();
        text("Ccy", currency(head.unit().code()));
        text("Nm", head.code());
        close();
        balance("OPBD", head.opening(), head.from());
        balance("CLBD", head.closing(), head.to().minusDays(1));
        totals();
    }

    /// The day without its hyphens.
    private static String digits(LocalDate day) {
        return day.toString().replace("-", "");
    }

    /// A code of three letters, as it is; `XXX` for any other.
    static String currency(String unit) {
        return unit.matches("[A-Z]{3}") ? unit : NO_CURRENCY;
    }

    private void other(String id) throws XMLStreamException {
        open("Othr");
        text("Id", id);
        close();
    }

    private void balance(String type, long balance, LocalDate day) throws XMLStreamException {
        open("Bal");
        open("Tp");
        open("CdOrPrtry");
        text("Cd", type);
        close();
        close();
        amount(balance);
        open("Dt");
        text("Dt", day.toString());
        close();
        close();
    }

    private void amount(long amount) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", currency(head.unit().code()));
        xml.writeCharacters(head.unit().text(Math.abs(amount)));
        xml.writeEndElement();
        text("CdtDbtInd", amount < 0 ? "DBIT" : "CRDT");
    }

    private void totals() throws XMLStreamException {
        open("TxsSummry");
        open("TtlNtries");
        text("NbOfNtries", Long.toString(head.credits().count() + head.debits().count()));
        close();
        total("TtlCdtNtries", head.credits());
        total("TtlDbtNtries", head.debits());
        close();
    }

    private void total(String name, Total total) throws XMLStreamException {
        open(name);
        text("NbOfNtries", Long.toString(total.count()));
        text("Sum", head.unit().text(Math.abs(total.sum())));
        close();
    }

    /// Writes an entry; they come oldest first.
    void entry(Line line) throws XMLStreamException {
        open("Ntry");
        text("NtryRef", "%d-%d".formatted(line.logIndex(), line.entryNo()));
        amount(line.amount());
        open("Sts");
        text("Cd", "BOOK");
        close();
        open("BookgDt");
        text("DtTm", line.committedAt().toString());
        close();
        open("ValDt");
        text("Dt", line.effectiveOn().toString());
        close();
        text("AcctSvcrRef", Long.toString(line.logIndex()));
        open("BkTxCd");
        open("Prtry");
        text("Cd", line.kind());
        close();
        close();
        open("NtryDtls");
        open("TxDtls");
        details(line);
        close();
        close();
        close();
    }

    private void details(Line line) throws XMLStreamException {
        open("Refs");
        text("AcctSvcrRef", Long.toString(line.logIndex()));
        // An id has one character more than there is room for.
        text("TxId", line.transfer().replace("-", ""));
        close();
        amount(line.amount());
        if (line.other() != null) {
            open("RltdPties");
            open(line.amount() < 0 ? "CdtrAcct" : "DbtrAcct");
            open("Id");
            other(line.other());
            close();
            close();
            close();
        }
        String said = line.text() == null ? "" : xmlText(line.text());
        if (!said.isEmpty()) {
            open("RmtInf");
            text("Ustrd", said);
            close();
        }
    }

    /// A text of the characters that XML has, in one line of 140 characters at most.
    static String xmlText(String text) {
        var kept = new StringBuilder();
        OneLine.spaced(text)
                .codePoints()
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .limit(TEXT_MAX)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    void end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.writeCharacters("\n");
        xml.close();
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
