package coop.mutirao.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Passwords that are tried first (NIST SP 800-63B-4, section 3.1.1.2): those that are no more than
/// two pieces, each a common word, a word about the member, a sequence, a row of keys, a repeated
/// letter, a year or a few digits. Of what a password is made is not asked.
final class CommonPasswords {

    /// So many pieces are guessed.
    private static final int PIECES_MAX = 2;

    /// So many characters in order are one piece, and so few digits in any.
    private static final int ORDERED_MIN = 3;

    private static final int DIGITS_MAX = 4;

    private static final int WORD_MIN = 2;

    private static final int PIECE_MAX = 64;

    private static final List<String> ORDERS =
            List.of(
                    "01234567890",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiop",
                    "yxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "147258369",
                    "qazwsxedcrfvtgbyhnujm");

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> WORDS = words();

    private CommonPasswords() {}

    private static Set<String> words() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("common-words.txt")) {
            if (list == null) {
                throw new IllegalStateException("common-words.txt is missing");
            }
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(SPACE::splitAsStream)
                    .map(CommonPasswords::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("a resource can be read", e);
        }
    }

    /// Whether a password would be among the first that somebody tries.
    ///
    /// @param about what is known of the member and the network: codes and names
    static boolean contains(String password, Collection<String> about) {
        Set<String> known = new HashSet<>();
        for (String text : about) {
            known.add(letters(text));
            BETWEEN_WORDS
                    .splitAsStream(plain(text))
                    .filter(word -> word.length() >= WORD_MIN)
                    .forEach(known::add);
        }
        String spelt = password.replace('@', 'a').replace('$', 's');
        return pieces(letters(password), known) <= PIECES_MAX
                || pieces(letters(spelt), known) <= PIECES_MAX;
    }

    // In small letters, without accents.
    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "");
    }

    // What stands between words says nothing; a password of signs alone stays as it is.
    private static String letters(String text) {
        String plain = plain(text);
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.length() * 2 <= plain.length() ? plain : letters;
    }

    // With the letters for which digits stand.
    private static String spelt(String piece) {
        return piece.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't');
    }

    // The fewest pieces of which a text is; what came before, again, is none.
    private static int pieces(String text, Set<String> known) {
        int length = text.length();
        int[] fewest = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            fewest[end] = fewest[end - 1] + 1;
            for (int begin = end - 1; begin >= Math.max(0, end - PIECE_MAX); begin--) {
                if (fewest[begin] > PIECES_MAX) {
                    continue;
                }
                if (text.substring(0, begin).endsWith(text.substring(begin, end))
                        && end - begin >= WORD_MIN) {
                    fewest[end] = Math.min(fewest[end], fewest[begin]);
                } else if (fewest[begin] + 1 < fewest[end]
                        && isPiece(text.substring(begin, end), known)) {
                    fewest[end] = fewest[begin] + 1;
                }
            }
        }
        return fewest[length];
    }

    private static boolean isPiece(String piece, Set<String> known) {
        return WORDS.contains(piece)
                || WORDS.contains(spelt(piece))
                || known.contains(piece)
                || piece.chars().distinct().count() == 1
                || (piece.length() <= DIGITS_MAX && piece.chars().allMatch(Character::isDigit))
                || isOrdered(piece);
    }

    private static boolean isOrdered(String piece) {
        String back = new StringBuilder(piece).reverse().toString();
        return piece.length() >= ORDERED_MIN
                && ORDERS.stream().anyMatch(o -> o.contains(piece) || o.contains(back));
    }
}
