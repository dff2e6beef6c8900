package coop.mutirao.member;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Members with the balances that they had elsewhere, read of CSV and checked: every mistake is
/// named, not only the first.
///
/// @param rows one a member, as far as it could be read
/// @param mistakes of form, which the file has by itself
public record MemberImport(List<Row> rows, List<Mistake> mistakes) {

    public static final String HEADER =
            "code,kind,name,community,creditLimit,maximumBalance,balance";

    /// The line of a mistake that the file has as a whole.
    static final int WHOLE_FILE = 0;

    private static final int COLUMNS = 7;

    // Excel begins its UTF-8 files with this.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    // What bytes become that are no UTF-8.
    private static final String NO_UTF_8 = "\uFFFD";

    public MemberImport {
        rows = List.copyOf(rows);
        mistakes = List.copyOf(mistakes);
    }

    /// A line of the file.
    ///
    /// @param creditLimit null: left empty, or not readable
    /// @param balance null: not readable
    /// @param figuresAreRead whether every figure of the line could be read
    public record Row(
            int line,
            String code,
            String kind,
            String name,
            String community,
            @Nullable Money creditLimit,
            @Nullable Money maximumBalance,
            @Nullable Money balance,
            boolean figuresAreRead) {}

    /// What is wrong, for a person to put right.
    ///
    /// @param line 1 is the header, 0 the file as a whole
    public record Mistake(int line, String reason) {}

    /// What a file is checked against; all codes in small letters.
    ///
    /// @param communities those there are
    /// @param taken those of the file's codes that accounts have
    /// @param limits of members for whom the file names none
    public record Known(Set<String> communities, Set<String> taken, LimitsPolicy limits) {}

    /// A member who can be admitted.
    public record Newcomer(NewMember member, Money balance) {}

    /// What a file is good for.
    public sealed interface Result {
        /// @param openingTotal the sum of the balances above zero
        record Sound(List<Newcomer> newcomers, Money openingTotal) implements Result {}

        record Refused(List<Mistake> mistakes) implements Result {}
    }

    /// Reads a file, whatever it is.
    public static MemberImport parse(String csv) {
        String text = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv;
        List<Row> rows = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            try {
                read(parser, rows, mistakes);
            } catch (UncheckedIOException | IllegalStateException e) {
                mistakes.add(
                        new Mistake(
                                (int) parser.getCurrentLineNumber(),
                                "The quotes are not those of CSV: what follows cannot be read."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be read", e);
        }
        return new MemberImport(rows, mistakes);
    }

    private static void read(CSVParser parser, List<Row> rows, List<Mistake> mistakes) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext() || !String.join(",", records.next().toList()).equals(HEADER)) {
            mistakes.add(new Mistake(1, "The header must be " + HEADER + "."));
            return;
        }
        while (records.hasNext()) {
            CSVRecord cells = records.next();
            long breaks = cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
            int line = (int) (parser.getCurrentLineNumber() - breaks);
            if (cells.size() != COLUMNS) {
                mistakes.add(
                        new Mistake(
                                line, cells.size() + " columns; there must be " + COLUMNS + "."));
            } else {
                rows.add(row(line, cells, mistakes));
            }
        }
    }

    private static Row row(int line, CSVRecord cells, List<Mistake> mistakes) {
        int before = mistakes.size();
        @Nullable Money creditLimit = limit(line, "creditLimit", cells.get(4), mistakes);
        @Nullable Money maximumBalance = limit(line, "maximumBalance", cells.get(5), mistakes);
        @Nullable Money balance = amount(line, "balance", cells.get(6), mistakes);
        return new Row(
                line,
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                creditLimit,
                maximumBalance,
                balance,
                mistakes.size() == before);
    }

    private static @Nullable Money limit(
            int line, String column, String cell, List<Mistake> mistakes) {
        if (cell.isEmpty()) {
            return null;
        }
        @Nullable Money limit = amount(line, column, cell, mistakes);
        if (limit != null && !NewMember.isLimit(limit)) {
            mistakes.add(
                    new Mistake(
                            line,
                            "%s must be 0 to %d."
                                    .formatted(column, OpenAccount.LIMIT_MAX.minorUnits())));
            return null;
        }
        return limit;
    }

    private static @Nullable Money amount(
            int line, String column, String cell, List<Mistake> mistakes) {
        if (cell.matches("0|-?[1-9][0-9]{0,15}")
                && Math.abs(Long.parseLong(cell)) <= Money.MAX_MINOR_UNITS) {
            return Money.of(Long.parseLong(cell));
        }
        mistakes.add(
                new Mistake(
                        line, column + " must be a whole number of minor units, such as -5000."));
        return null;
    }

    /// The codes of the file, in small letters.
    public Set<String> codes() {
        return rows.stream()
                .map(Row::code)
                .filter(Texts::isCode)
                .map(Books::key)
                .collect(Collectors.toSet());
    }

    /// The members to be admitted, or every mistake, in the order of the lines and those of the
    /// whole file last.
    public Result check(Known known) {
        List<Mistake> all = new ArrayList<>(mistakes);
        Map<String, Integer> lines = new HashMap<>();
        for (Row row : rows) {
            for (String reason : reasons(row, known, lines)) {
                all.add(new Mistake(row.line(), reason));
            }
        }
        whole().ifPresent(reason -> all.add(new Mistake(WHOLE_FILE, reason)));
        if (all.isEmpty()) {
            List<Newcomer> newcomers = rows.stream().map(row -> newcomer(row, known)).toList();
            return new Result.Sound(newcomers, Money.of(total().longValueExact()));
        }
        all.sort(comparingInt(m -> m.line() == WHOLE_FILE ? Integer.MAX_VALUE : m.line()));
        return new Result.Refused(List.copyOf(all));
    }

    /// @param lines where each code stood first, so far
    private static List<String> reasons(Row row, Known known, Map<String, Integer> lines) {
        List<String> reasons = new ArrayList<>();
        code(row, known, lines).ifPresent(reasons::add);
        if (Arrays.stream(Member.Kind.values()).noneMatch(k -> k.wire().equals(row.kind()))) {
            reasons.add("The kind must be person, venture or association.");
        }
        @Nullable String flaw = Texts.nameFlaw(row.name());
        if (flaw != null) {
            reasons.add("The name " + flaw + ".");
        } else if (row.name().contains(NO_UTF_8)) {
            reasons.add("The name has characters that are not UTF-8.");
        }
        if (!Texts.isCode(row.community())) {
            reasons.add("The community must be a code.");
        } else if (!known.communities().contains(Books.key(row.community()))) {
            reasons.add("There is no community with the code " + row.community() + ".");
        }
        if (row.figuresAreRead()) {
            limits(row, known.limits()).ifPresent(reasons::add);
        }
        return reasons;
    }

    private static Optional<String> code(Row row, Known known, Map<String, Integer> lines) {
        if (!Texts.isCode(row.code())) {
            return Optional.of(
                    "A code has 1 to 32 letters, digits and hyphens, the first not a hyphen.");
        }
        String key = Books.key(row.code());
        @Nullable Integer first = lines.putIfAbsent(key, row.line());
        if (first != null) {
            return Optional.of("The code " + row.code() + " stands on line " + first + " already.");
        }
        if (NewMember.isReserved(key)) {
            return Optional.of("The code " + row.code() + " is kept for the service.");
        }
        return known.taken().contains(key)
                ? Optional.of("The code " + row.code() + " belongs to somebody already.")
                : Optional.empty();
    }

    private static Optional<String> limits(Row row, LimitsPolicy policy) {
        Money balance = requireNonNull(row.balance());
        Money lowest = requireNonNullElse(row.creditLimit(), policy.creditLimit()).negated();
        Money highest = requireNonNullElse(row.maximumBalance(), policy.maximumBalance());
        return balance.compareTo(lowest) < 0 || balance.compareTo(highest) > 0
                ? Optional.of(
                        "The balance %d is not within the limits, %d to %d."
                                .formatted(
                                        balance.minorUnits(),
                                        lowest.minorUnits(),
                                        highest.minorUnits()))
                : Optional.empty();
    }

    // A sum says nothing while a figure is missing.
    private Optional<String> whole() {
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        if (rows.isEmpty()) {
            return Optional.of("The file has no members.");
        }
        BigInteger sum = balances().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() != 0) {
            return Optional.of("The balances sum to " + sum + "; they must sum to zero.");
        }
        return total().compareTo(BigInteger.valueOf(Money.MAX_MINOR_UNITS)) > 0
                ? Optional.of("The balances above zero sum to more than an amount can be.")
                : Optional.empty();
    }

    private BigInteger total() {
        return balances().filter(b -> b.signum() > 0).reduce(BigInteger.ZERO, BigInteger::add);
    }

    // In a million bytes there is room for more than a long could sum.
    private Stream<BigInteger> balances() {
        return rows.stream()
                .map(row -> BigInteger.valueOf(requireNonNull(row.balance()).minorUnits()));
    }

    private static Newcomer newcomer(Row row, Known known) {
        return new Newcomer(
                new NewMember(
                        row.code(),
                        Member.Kind.of(row.kind()),
                        row.name(),
                        row.community(),
                        requireNonNullElse(row.creditLimit(), known.limits().creditLimit()),
                        requireNonNullElse(row.maximumBalance(), known.limits().maximumBalance()),
                        null),
                requireNonNull(row.balance()));
    }
}
