package coop.mutirao.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A file of past payments that was read once from beginning to end: it can be read.
public final class HistoryFile {

    private static final List<String> REQUIRED = List.of("payer", "payee", "amount");
    private static final List<String> OPTIONAL = List.of("time", "description", "category");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final FileForm form;
    private final byte[] digest;
    private final long rows;

    private HistoryFile(Path path, FileForm form, byte[] digest, long rows) {
        this.path = path;
        this.form = form;
        this.digest = digest;
        this.rows = rows;
    }

    /// Takes the payments of a file, line after line.
    interface Reader {

        void payment(PastPayment payment);

        /// A line that cannot be read.
        void broken(long line);

        /// Whether to read on; asked after each line.
        default boolean wantsMore() {
            return true;
        }
    }

    /// Reads a file to see whether it can be read.
    ///
    /// @throws WrongFile if it cannot, or if no line of it is a payment
    public static HistoryFile open(Path path, FileForm form) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new WrongFile(path + " is no file that can be read");
        }
        var count = new Count();
        var file = new HistoryFile(path, form, digest(path), 0);
        file.read(count);
        if (count.readable == 0) {
            throw new WrongFile(
                    "%s has no payment in the form \"%s\": %s"
                            .formatted(
                                    path,
                                    form.wire(),
                                    form == FileForm.PAIRS
                                            ? "payer payee amount on each line, with blanks between"
                                            : "a line of payer, payee "
                                                    + "and amount below the header"));
        }
        return new HistoryFile(path, form, file.digest, count.readable + count.broken);
    }

    private static final class Count implements Reader {

        long readable;
        long broken;

        @Override
        public void payment(PastPayment payment) {
            readable++;
        }

        @Override
        public void broken(long line) {
            broken++;
        }
    }

    private static byte[] digest(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Hash.sha256(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many lines it has, without header and empty ones.
    public long rows() {
        return rows;
    }

    /// SHA-256 of its bytes.
    byte[] digest() {
        return digest.clone();
    }

    void read(Reader reader) {
        try (BufferedReader in = Files.newBufferedReader(path, UTF_8)) {
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK) {
                in.reset();
            }
            switch (form) {
                case PAIRS -> readPairs(in, reader);
                case CSV -> readCsv(in, reader);
            }
        } catch (CharacterCodingException e) {
            throw new WrongFile(path + " is not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static void readPairs(BufferedReader in, Reader reader) throws IOException {
        long number = 0;
        for (String line = in.readLine();
                line != null && reader.wantsMore();
                line = in.readLine()) {
            number++;
            String[] cells = line.strip().split("\\s+", -1);
            if (cells.length == 3) {
                tell(reader, number, Cells.payment(number, cells[0], cells[1], cells[2], "", null));
            } else if (!line.isBlank()) {
                reader.broken(number);
            }
        }
    }

    private static void tell(Reader reader, long line, Optional<PastPayment> payment) {
        payment.ifPresentOrElse(reader::payment, () -> reader.broken(line));
    }

    private void readCsv(BufferedReader in, Reader reader) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (CSVParser parser = CSVParser.builder().setReader(in).setFormat(format).get()) {
            try {
                readCsv(parser, reader);
            } catch (IllegalStateException e) {
                throw quotes(parser);
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof CharacterCodingException notUtf8) {
                    throw notUtf8;
                }
                throw quotes(parser);
            }
        }
    }

    private WrongFile quotes(CSVParser parser) {
        return new WrongFile(
                "%s, line %d: the quotes are not those of CSV"
                        .formatted(path, parser.getCurrentLineNumber()));
    }

    private void readCsv(CSVParser parser, Reader reader) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw new WrongFile(path + " is empty");
        }
        CSVRecord header = records.next();
        Map<String, Integer> columns = columns(header, parser.getCurrentLineNumber());
        while (records.hasNext() && reader.wantsMore()) {
            CSVRecord cells = records.next();
            long breaks = cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
            long line = parser.getCurrentLineNumber() - breaks;
            if (cells.size() == header.size()) {
                tell(reader, line, payment(line, cells, columns));
            } else {
                reader.broken(line);
            }
        }
    }

    private Map<String, Integer> columns(CSVRecord header, long line) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                throw wrongHeader(line, "there is no column \"%s\"".formatted(name));
            }
            if (columns.put(name, i) != null) {
                throw wrongHeader(line, "the column \"%s\" stands twice".formatted(name));
            }
        }
        if (!columns.keySet().containsAll(REQUIRED)) {
            Set<String> missing = new TreeSet<>(REQUIRED);
            missing.removeAll(columns.keySet());
            throw wrongHeader(line, "the header does not name " + String.join(", ", missing));
        }
        return columns;
    }

    private WrongFile wrongHeader(long line, String what) {
        return new WrongFile(
                "%s, line %d: %s; columns are %s, and may be %s"
                        .formatted(
                                path,
                                line,
                                what.replaceAll("\\p{Cntrl}", " "),
                                String.join(", ", REQUIRED),
                                String.join(", ", OPTIONAL)));
    }

    private static Optional<PastPayment> payment(
            long line, CSVRecord cells, Map<String, Integer> columns) {
        return Cells.payment(
                line,
                cell(cells, columns, "payer").strip(),
                cell(cells, columns, "payee").strip(),
                cell(cells, columns, "amount"),
                cell(cells, columns, "time"),
                Cells.description(
                        cell(cells, columns, "description"), cell(cells, columns, "category")));
    }

    private static String cell(CSVRecord cells, Map<String, Integer> columns, String name) {
        @Nullable Integer column = columns.get(name);
        return column == null ? "" : cells.get(column);
    }
}
