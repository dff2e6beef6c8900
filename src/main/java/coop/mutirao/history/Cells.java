package coop.mutirao.history;

import coop.mutirao.member.NewMember;
import coop.mutirao.payment.PaymentOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what stands in the cells of a line. What cannot be read is empty, and breaks the line.
final class Cells {

    // Longer is no amount of money; and nobody shall keep us busy with a number of a million
    // digits.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})([eE][+-]?\\d{1,4})?");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");

    private Cells() {}

    /// The payment of a line, unless a cell of it cannot be read.
    ///
    /// @param time empty: none
    static Optional<PastPayment> payment(
            long line,
            String payer,
            String payee,
            String amount,
            String time,
            @Nullable String description) {
        Optional<LocalDate> day = day(time.strip());
        boolean dayIsRead = day.isPresent() || time.isBlank();
        if (!isCode(payer) || !isCode(payee) || !dayIsRead) {
            return Optional.empty();
        }
        return amount(amount.strip())
                .map(a -> new PastPayment(line, payer, payee, a, day.orElse(null), description));
    }

    static boolean isCode(String text) {
        return NewMember.mayHaveCode(text);
    }

    /// A decimal number, which may have an exponent.
    static Optional<BigDecimal> amount(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /// The day, UTC, of a time: RFC 3339, or a date, with a time of day or without.
    static Optional<LocalDate> day(String text) {
        if (text.length() < 10 || !DATE.matcher(text.substring(0, 10)).matches()) {
            return Optional.empty();
        }
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text));
            }
            String rest = text.substring(11);
            return switch (text.charAt(10)) {
                case ' ' ->
                        TIME.matcher(rest).matches()
                                ? Optional.of(
                                        LocalDateTime.parse(text.replace(' ', 'T')).toLocalDate())
                                : Optional.empty();
                case 'T', 't' ->
                        Optional.of(
                                OffsetDateTime.parse(text)
                                        .withOffsetSameInstant(ZoneOffset.UTC)
                                        .toLocalDate());
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A description of both, on one line and not longer than descriptions are; null if both are
    /// empty. What had to be cut ends with an ellipsis.
    static @Nullable String description(String description, String category) {
        String kind = oneLine(category);
        String text =
                Stream.of(oneLine(description), kind.isEmpty() ? "" : "[" + kind + "]")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        if (text.isEmpty()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) <= PaymentOrder.DESCRIPTION_MAX) {
            return text;
        }
        int end = text.offsetByCodePoints(0, PaymentOrder.DESCRIPTION_MAX - 1);
        return text.substring(0, end) + "…";
    }

    private static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(out::appendCodePoint);
        return out.toString().strip();
    }
}
