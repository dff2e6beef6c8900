package coop.mutirao.verify;

import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a receipt gives to a loan, worked out from the log.
///
/// @param amount what the leaf right after the receipt has to take; zero: nothing
/// @param after what is carried on, in millionths of a minor unit
/// @param sum as that leaf has to say it
record LoanShare(String loan, long amount, long after, Map<String, String> sum) {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /// @param leaf a receipt of the borrower, not in the books yet
    /// @return null: it leaves her below zero, and does not count
    static @Nullable LoanShare of(Leaf leaf, String id, Lent loan, Books books) {
        Entry receipt = leaf.entries().get(1);
        Books.@Nullable Account known = books.accounts.get(loan.account);
        Books.Purse purse = known == null ? Books.Purse.EMPTY : known.purse(receipt.currency());
        long balance = purse.balance();
        for (Entry entry : leaf.entries()) {
            if (entry.account().equals(loan.account)) {
                balance = Math.addExact(balance, entry.amount());
            }
        }
        if (balance < 0) {
            return null;
        }
        BigInteger[] whole = share(receipt.amount(), loan.ppm, loan.carry);
        long due = whole[0].longValueExact();
        long after = whole[1].longValueExact();
        long room = Math.max(0, Math.subtractExact(balance, purse.reserved()));
        return new LoanShare(
                id,
                Math.min(due, Math.min(room, loan.outstanding)),
                after,
                Map.of(
                        "way", "swept",
                        "receipt", leaf.id(),
                        "base", Long.toString(receipt.amount()),
                        "due", Long.toString(due),
                        "before", Long.toString(loan.carry),
                        "after", Long.toString(after)));
    }

    boolean isTakenBy(Leaf leaf) {
        return leaf.text("kind").equals("repayment")
                && leaf.text("decision").equals(loan)
                && sum.equals(leaf.map("sum"));
    }

    /// Parts per million of an amount, with what is carried: whole units, and what is left.
    static BigInteger[] share(long of, long ppm, long carry) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(ppm))
                .add(BigInteger.valueOf(carry))
                .divideAndRemainder(MILLION);
    }

    static LocalDate day(Leaf leaf) {
        return LocalDate.parse(leaf.at().substring(0, 10));
    }

    static long balance(Books books, String account, String currency) {
        Books.@Nullable Account known = books.accounts.get(account);
        return known == null ? 0 : known.purse(currency).balance();
    }

    /// What an account has above zero and not set aside.
    static long held(Books books, String account, String currency) {
        Books.@Nullable Account known = books.accounts.get(account);
        Books.Purse purse = known == null ? Books.Purse.EMPTY : known.purse(currency);
        return Math.max(0, Math.subtractExact(purse.balance(), purse.reserved()));
    }

    /// Whether an account is one of a claim that nothing has moved yet.
    static boolean isOwn(Books books, String account, String unit, long credit, long maximum) {
        Books.@Nullable Account known = books.accounts.get(account);
        return known != null
                && known.kind.equals("system")
                && known.purse(unit).balance() == 0
                && known.purse(unit).credit() == credit
                && known.purse(unit).maximum() == maximum;
    }

    static void save(@Nullable LoanShare share, DataOutputStream out) throws IOException {
        out.writeBoolean(share != null);
        if (share != null) {
            out.writeUTF(share.loan);
            out.writeLong(share.amount);
            out.writeLong(share.after);
            out.writeInt(share.sum.size());
            for (var one : share.sum.entrySet()) {
                out.writeUTF(one.getKey());
                out.writeUTF(one.getValue());
            }
        }
    }

    static @Nullable LoanShare load(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String loan = in.readUTF();
        long amount = in.readLong();
        long after = in.readLong();
        Map<String, String> sum = new TreeMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            sum.put(in.readUTF(), in.readUTF());
        }
        return new LoanShare(loan, amount, after, sum);
    }
}
