package coop.mutirao.verify;

import coop.mutirao.verify.Agreements.Need;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Credit that officers gave alone, as the log has it so far: no member gets more by it than new
/// members do, and all together in seven days no more than the policy `limits` says. What was given
/// before members paid each other is not counted.
final class CreditGiven {

    /// What is agreed to of members who are admitted at one time, with their balances.
    static final String NEWCOMERS = "newcomers";

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int USUAL = 3;

    private final Map<String, List<Gift>> alone = new TreeMap<>();

    private record Gift(Instant at, long amount) {}

    /// Whether two officers have to give a credit, and did not. What one of them may give alone is
    /// counted.
    ///
    /// @param from minor units: what the account had
    /// @param to what it gets, which is more
    boolean isMissingOne(Leaf leaf, Books books, Powers powers, Need need, long from, long to) {
        String who = leaf.text("actor");
        @Nullable Long usual = Powers.usualCredit(books, leaf.at());
        if (usual == null || to <= from) {
            return false;
        }
        boolean isForNewcomers = need.use().equals(NEWCOMERS);
        if (isForNewcomers && powers.stand(leaf, who, need)) {
            return false;
        }
        @Nullable Long said = Powers.limit(books, leaf.at(), "creditPerOfficerWeek");
        long most = said == null ? Math.multiplyExact(USUAL, usual) : said;
        if (to <= usual && givesAlone(who, Math.subtractExact(to, from), most, leaf.at())) {
            return false;
        }
        return isForNewcomers || !powers.stand(leaf, who, need);
    }

    private boolean givesAlone(String who, long amount, long most, String time) {
        Instant at = Instant.parse(time);
        Instant from = at.minus(WEEK);
        List<Gift> gifts = alone.computeIfAbsent(who, _ -> new ArrayList<>());
        gifts.removeIf(gift -> !gift.at().isAfter(from));
        long sum = amount;
        for (Gift gift : gifts) {
            sum = Math.addExact(sum, gift.amount());
        }
        if (sum > most) {
            return false;
        }
        gifts.add(new Gift(at, amount));
        return true;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(alone.values().stream().mapToInt(List::size).sum());
        for (var one : alone.entrySet()) {
            for (Gift gift : one.getValue()) {
                out.writeUTF(one.getKey());
                out.writeUTF(gift.at().toString());
                out.writeLong(gift.amount());
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            alone.computeIfAbsent(in.readUTF(), _ -> new ArrayList<>())
                    .add(new Gift(Instant.parse(in.readUTF()), in.readLong()));
        }
    }
}
