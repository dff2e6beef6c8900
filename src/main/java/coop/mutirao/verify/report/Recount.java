package coop.mutirao.verify.report;

import coop.mutirao.verify.Books;
import coop.mutirao.verify.Leaf;
import java.util.List;
import java.util.Map;

/// A report that is worked out again, leaf after leaf.
interface Recount {

    /// What a report says of which there is nothing to say.
    String NONE = "-";

    /// Takes a leaf in that the report is of.
    ///
    /// @param books as they were before it
    void take(Leaf leaf, Books books);

    /// The figures as they have to be, each line without its end.
    List<String> lines(Books books);

    /// What the head has to say, beside what was asked for.
    default Map<String, String> head(Books books) {
        return Map.of();
    }

    static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /// Who acted; empty if the leaf does not say.
    static String actor(Leaf leaf) {
        Object actor = leaf.isTransaction() ? leaf.map("auth").get("actor") : leaf.text("actor");
        return actor instanceof String text ? text : "";
    }
}
