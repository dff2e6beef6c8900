package coop.mutirao.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What camt.053.001.08 (BankToCustomerStatementV08) asks of the elements that we write: which may
/// stand in which, in which order, how often, and what text they have. Written from the message's
/// definition, not taken from its schema, which has no free licence.
final class CamtShape {

    /// By element: its children in their order; `?` may be missing, `*` may stand any number of
    /// times, `+` at least once; `a|b` is one of both.
    private static final Map<String, String> CHILDREN =
            Map.ofEntries(
                    Map.entry("Document", "BkToCstmrStmt"),
                    Map.entry("BkToCstmrStmt", "GrpHdr Stmt+"),
                    Map.entry("GrpHdr", "MsgId CreDtTm MsgRcpt? MsgPgntn? AddtlInf?"),
                    Map.entry(
                            "Stmt",
                            "Id StmtPgntn? ElctrncSeqNb? LglSeqNb? CreDtTm? FrToDt? CpyDplctInd?"
                                    + " Acct RltdAcct? Bal+ TxsSummry? Ntry* AddtlStmtInf?"),
                    Map.entry("FrToDt", "FrDtTm ToDtTm"),
                    Map.entry("Acct", "Id.choice Tp? Ccy? Nm? Ownr? Svcr?"),
                    Map.entry("DbtrAcct", "Id.choice Tp? Ccy? Nm?"),
                    Map.entry("CdtrAcct", "Id.choice Tp? Ccy? Nm?"),
                    Map.entry("Id.choice", "IBAN|Othr"),
                    Map.entry("Othr", "Id SchmeNm? Issr?"),
                    Map.entry("Bal", "Tp CdtLine* Amt CdtDbtInd Dt.choice Avlbty*"),
                    Map.entry("Tp", "CdOrPrtry SubTp?"),
                    Map.entry("CdOrPrtry", "Cd|Prtry"),
                    Map.entry("Dt.choice", "Dt|DtTm"),
                    Map.entry("TxsSummry", "TtlNtries? TtlCdtNtries? TtlDbtNtries?"),
                    Map.entry("TtlNtries", "NbOfNtries? Sum? TtlNetNtry?"),
                    Map.entry("TtlCdtNtries", "NbOfNtries? Sum?"),
                    Map.entry("TtlDbtNtries", "NbOfNtries? Sum?"),
                    Map.entry(
                            "Ntry",
                            "NtryRef? Amt CdtDbtInd RvslInd? Sts BookgDt? ValDt? AcctSvcrRef?"
                                    + " Avlbty* BkTxCd ComssnWvrInd? AmtDtls? NtryDtls*"
                                    + " AddtlNtryInf?"),
                    Map.entry("Sts", "Cd|Prtry"),
                    Map.entry("BookgDt", "Dt|DtTm"),
                    Map.entry("ValDt", "Dt|DtTm"),
                    Map.entry("BkTxCd", "Domn? Prtry?"),
                    Map.entry("Prtry", "Cd Issr?"),
                    Map.entry("NtryDtls", "Btch? TxDtls*"),
                    Map.entry(
                            "TxDtls",
                            "Refs? Amt? CdtDbtInd? AmtDtls? Avlbty* BkTxCd? Chrgs? RltdPties?"
                                    + " RltdAgts? Purp? RmtInf? AddtlTxInf?"),
                    Map.entry(
                            "Refs",
                            "MsgId? AcctSvcrRef? PmtInfId? InstrId? EndToEndId? UETR? TxId?"),
                    Map.entry(
                            "RltdPties",
                            "InitgPty? Dbtr? DbtrAcct? UltmtDbtr? Cdtr? CdtrAcct? UltmtCdtr?"),
                    Map.entry("RmtInf", "Ustrd* Strd*"));

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z";

    /// By element that has a text: what it is.
    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    Map.entry("MsgId", ".{1,35}"),
                    Map.entry("Id", ".{1,34}"),
                    Map.entry("CreDtTm", TIME),
                    Map.entry("FrDtTm", TIME),
                    Map.entry("ToDtTm", TIME),
                    Map.entry("DtTm", TIME),
                    Map.entry("Dt", DAY),
                    Map.entry("Ccy", "[A-Z]{3}"),
                    Map.entry("Nm", ".{1,70}"),
                    Map.entry("Cd", "OPBD|CLBD|BOOK|[a-zA-Z-]{1,35}"),
                    Map.entry("CdtDbtInd", "CRDT|DBIT"),
                    Map.entry("NbOfNtries", "[0-9]{1,15}"),
                    Map.entry("Sum", "(?=[0-9.]{1,18}$)[0-9]+([.][0-9]{1,17})?"),
                    Map.entry("Amt", "(?=[0-9.]{1,19}$)[0-9]{1,18}([.][0-9]{1,5})?"),
                    Map.entry("NtryRef", ".{1,35}"),
                    Map.entry("AcctSvcrRef", ".{1,35}"),
                    Map.entry("TxId", ".{1,35}"),
                    Map.entry("Ustrd", ".{1,140}"));

    private final List<String> flaws = new ArrayList<>();
    private final Map<String, Pattern> orders = new HashMap<>();

    /// What is not as it is asked for; nothing if all is.
    static List<String> flaws(Element document) {
        var shape = new CamtShape();
        shape.look(document);
        return shape.flaws;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    // Two names stand for a text here and for a choice there.
    private static String kind(Element element, List<Element> children) {
        String name = element.getLocalName();
        boolean isBoth = name.equals("Id") || name.equals("Dt");
        return isBoth && !children.isEmpty() ? name + ".choice" : name;
    }

    private void look(Element element) {
        List<Element> children = children(element);
        String kind = kind(element, children);
        String order = CHILDREN.get(kind);
        if (order != null) {
            var names = new StringBuilder();
            children.forEach(c -> names.append(c.getLocalName()).append(' '));
            if (!orders.computeIfAbsent(kind, _ -> pattern(order)).matcher(names).matches()) {
                flaws.add("%s has %s, and may have %s".formatted(kind, names, order));
            }
            children.forEach(this::look);
            return;
        }
        String text = TEXTS.get(kind);
        if (text == null || !children.isEmpty()) {
            flaws.add("%s may not stand here".formatted(kind));
        } else if (!element.getTextContent().matches(text)) {
            flaws.add("%s says %s".formatted(kind, element.getTextContent()));
        }
        if (kind.equals("Amt") && !element.getAttribute("Ccy").matches("[A-Z]{3}")) {
            flaws.add("Amt has no currency");
        }
    }

    private static Pattern pattern(String order) {
        var pattern = new StringBuilder();
        for (String one : order.split(" ", -1)) {
            String bare = one.replace(".choice", "");
            char last = bare.charAt(bare.length() - 1);
            boolean isCounted = "?*+".indexOf(last) >= 0;
            String name = isCounted ? bare.substring(0, bare.length() - 1) : bare;
            pattern.append("(?:(?:").append(name).append(") )").append(isCounted ? last : "");
        }
        return Pattern.compile(pattern.toString());
    }
}
