package coop.mutirao.assembly;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How one version of a proposal differs from another: word by word, and in money.
///
/// @param costBefore in minor units, as `cost`
record Difference(
        List<Piece> title,
        List<Piece> text,
        long costBefore,
        long cost,
        List<Tranche> tranchesBefore,
        List<Tranche> tranches,
        String payeeBefore,
        String payee) {

    // A word, a run of blanks, or a mark: whatever is replaced as one.
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    /// A part of a text.
    ///
    /// @param change `same`, `removed` or `added`
    record Piece(String change, String text) {}

    static Difference of(Proposal before, ProposalDraft after) {
        return new Difference(
                pieces(before.title(), after.title()),
                pieces(before.text(), after.text()),
                before.cost(),
                after.cost(),
                before.tranches(),
                after.tranches(),
                before.payee(),
                after.payee());
    }

    /// Both texts as one, in order: without what was added it is `before`, without what was removed
    /// `after`.
    static List<Piece> pieces(String before, String after) {
        List<String> old = words(before);
        List<String> young = words(after);
        Patch<String> patch =
                DiffUtils.diff(old, young, new MyersDiffWithLinearSpace<String>(), null, true);
        var pieces = new Pieces();
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                pieces.flush();
                pieces.same.append(String.join("", delta.getSource().getLines()));
            } else {
                pieces.flushSame();
                pieces.removed.append(String.join("", delta.getSource().getLines()));
                pieces.added.append(String.join("", delta.getTarget().getLines()));
            }
        }
        pieces.flushSame();
        pieces.flush();
        return pieces.all;
    }

    // What was removed stands before what was added in its place, whatever order they came in.
    private static final class Pieces {
        final List<Piece> all = new ArrayList<>();
        final StringBuilder same = new StringBuilder();
        final StringBuilder removed = new StringBuilder();
        final StringBuilder added = new StringBuilder();

        void flushSame() {
            add("same", same);
        }

        void flush() {
            add("removed", removed);
            add("added", added);
        }

        private void add(String change, StringBuilder text) {
            if (!text.isEmpty()) {
                all.add(new Piece(change, text.toString()));
                text.setLength(0);
            }
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
