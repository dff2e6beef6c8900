package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every text that is shown is the one to which its leaf commits, and none is shown of which a leaf
/// says that it was erased. One that is neither shown nor erased is held back, and named.
final class Texts implements Replay.LeafCheck {

    private static final int NAMED = 20;

    private final @Nullable Lines openings;
    private final boolean isFromTheStart;
    private final Map<String, String> missing = new LinkedHashMap<>();
    private long committed;
    private long opened;
    private long erased;

    /// @param openings null: they are not shown here
    /// @param isFromTheStart whether all leaves are seen, so that each opening has its own
    Texts(@Nullable Lines openings, boolean isFromTheStart) {
        this.openings = openings;
        this.isFromTheStart = isFromTheStart;
    }

    @Override
    public String name() {
        return "texts";
    }

    @Override
    public String promise() {
        return "Every text shown is the one committed to, and nothing erased is shown.";
    }

    @Override
    public boolean looksAgain() {
        return isFromTheStart;
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        leaf.map("commit")
                .forEach((label, commitment) -> {
                    committed++;
                    if (openings != null) {
                        List<JsonNode> shown =
                                openings.find(Lines.key(leaf.id(), String.valueOf(label)));
                        opened += shown.size();
                        if (shown.isEmpty()) {
                            missing.put(leaf.id() + " " + label, place(leaf, label));
                        }
                        for (JsonNode opening : shown) {
                            findings.require(
                                    commitment.equals(commitment(opening, String.valueOf(label))),
                                    leaf,
                                    "the %s that is shown is not what was committed",
                                    label);
                        }
                    }
                });
        if (leaf.type().equals("erasure")) {
            leaf.maps("erased").forEach(one -> erasure(leaf, one, books, findings));
        }
    }

    private static String place(Leaf leaf, Object label) {
        String whose = leaf.has("account") ? " of " + leaf.text("account") : "";
        return "%s: the %s%s".formatted(leaf.place(), label, whose);
    }

    private void erasure(Leaf leaf, Map<?, ?> one, Books books, Findings findings) {
        erased++;
        String id = String.valueOf(one.get("id"));
        String label = String.valueOf(one.get("label"));
        missing.remove(id + " " + label);
        findings.require(
                books.indexOf(id) != CompactMap.NONE,
                leaf,
                "it erases the %s of %s, which is no leaf before it",
                label,
                id);
        findings.require(
                openings == null || openings.find(Lines.key(id, label)).isEmpty(),
                leaf,
                "the %s of %s was erased and is still disclosed",
                label,
                id);
    }

    private static @Nullable String commitment(JsonNode opening, String label) {
        byte @Nullable [] salt = Lines.bytes(opening, "salt");
        byte @Nullable [] value = Lines.bytes(opening, "value");
        if (salt == null || salt.length == 0 || value == null) {
            return null;
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            return Hash.commitment(salt, label, text);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    // Of what was erased after the last leaf, a later pack has the fact.
    private void missing(Findings findings) {
        missing.values().stream()
                .limit(NAMED)
                .forEach(text ->
                        findings.leaveOpen(
                                text, "it is not shown, and no fact here says that it was erased"));
        if (missing.size() > NAMED) {
            findings.leaveOpen(
                    "openings",
                    "%d more are not shown, and no fact here says that they were erased"
                            .formatted(missing.size() - NAMED));
        }
    }

    @Override
    public void end(Books books, Findings findings) {
        missing(findings);
        if (openings != null) {
            openings.flawed().forEach(line -> findings.add(line, "it cannot be read"));
            if (isFromTheStart && opened < openings.count()) {
                findings.add(
                        "openings",
                        "%d of %d open no commitment that a leaf has"
                                .formatted(openings.count() - opened, openings.count()));
            }
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        if (committed == 0) {
            return "no fact commits to a text";
        }
        return opened > 0 || (erased > 0 && openings != null)
                ? ""
                : openings == null
                        ? "no text is shown here: they are in packs"
                        : "no text is shown";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("texts_committed", committed);
        figures.put("texts_shown", opened);
        figures.put("texts_erased", erased);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(committed);
        out.writeLong(opened);
        out.writeLong(erased);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        long[] before = {in.readLong(), in.readLong(), in.readLong()};
        if (!isFromTheStart) {
            committed = before[0];
            opened = before[1];
            erased = before[2];
        }
    }
}
