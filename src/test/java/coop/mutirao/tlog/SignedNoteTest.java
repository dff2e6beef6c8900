package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Property;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class SignedNoteTest {

    static final NoteSigner LOG = signer("example.org/log", NoteKey.Type.SIGNATURE, 1);
    static final NoteSigner WITNESS = signer("example.net/w", NoteKey.Type.COSIGNATURE, 2);

    static NoteSigner signer(String name, NoteKey.Type type, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return new NoteSigner(name, type, bytes);
    }

    @TestFactory
    Stream<DynamicTest> notes() {
        return Stream.of("note/sumdb-open", "note/c2sp-examples")
                .flatMap(file -> Vectors.each(file, SignedNoteTest::check));
    }

    private static void check(JsonNode one) {
        byte[] bytes = Vectors.base64(one, "note_b64");
        List<NoteKey> keys =
                one.get("vkeys").valueStream().map(key -> NoteKey.parse(key.asString())).toList();
        if (!Vectors.isValid(one)) {
            assertThat(
                            Vectors.passes(() -> {
                                List<?> by = SignedNote.parse(bytes).verifiedBy(keys);
                                if (by.isEmpty()) {
                                    throw new IllegalArgumentException("by nobody known");
                                }
                            }))
                    .isFalse();
            return;
        }
        SignedNote note = SignedNote.parse(bytes);
        assertThat(note.verifiedBy(keys)).hasSize(one.get("verified").asInt());
        assertThat(note.bytes()).isEqualTo(bytes);
        if (one.has("text_b64")) {
            assertThat(note.text().getBytes(UTF_8)).isEqualTo(Vectors.base64(one, "text_b64"));
        }
    }

    @TestFactory
    Stream<DynamicTest> keys() {
        return Vectors.each(
                "note/vkeys",
                one -> {
                    String vkey = one.get("vkey").asString();
                    assertThat(Vectors.passes(() -> NoteKey.parse(vkey)))
                            .isEqualTo(Vectors.isValid(one));
                    if (Vectors.isValid(one)) {
                        assertThat(NoteKey.parse(vkey)).hasToString(vkey);
                    }
                });
    }

    @Test
    void keys_and_signers_are_read_as_they_are_written() {
        Property.forAll(
                50,
                random -> {
                    byte[] seed = new byte[32];
                    random.nextBytes(seed);
                    for (NoteKey.Type type : NoteKey.Type.values()) {
                        String secret = NoteSigner.write("example.org/å", type, seed);
                        NoteSigner signer = NoteSigner.parse(secret);
                        String vkey = signer.key().toString();
                        assertThat(NoteKey.parse(vkey)).isEqualTo(signer.key()).hasToString(vkey);
                        assertThat(secret)
                                .startsWith("PRIVATE+KEY+example.org/å+")
                                .doesNotContain(vkey);
                        var note = new SignedNote("text\n", List.of(signer.sign("text\n", 7)));
                        SignedNote read = SignedNote.parse(note.bytes());
                        assertThat(read).hasToString(note.toString());
                        assertThat(read.verifiedBy(List.of(signer.key()))).hasSize(1);
                    }
                });
    }

    @Test
    void what_is_no_private_key_is_refused_without_a_word_of_it() {
        byte[] seed = new byte[32];
        String secret = NoteSigner.write("name", NoteKey.Type.SIGNATURE, seed);
        String tail = secret.substring(secret.lastIndexOf('+') + 1);
        for (String wrong :
                List.of(
                        secret.substring(0, secret.length() - 1),
                        secret + "\n",
                        secret.replace("+name+", "+other+"),
                        secret.replace("PRIVATE", "PUBLIC"),
                        secret.substring(0, secret.length() - 2) + "B=",
                        "PRIVATE+KEY+name+" + tail)) {
            assertThatThrownBy(() -> NoteSigner.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("AAAAAA");
        }
    }

    @Test
    void names_have_no_blanks_and_no_plus() {
        byte[] key = Base64.getDecoder().decode("AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        byte[] point = Arrays.copyOfRange(key, 1, 33);
        for (String name :
                List.of(
                        "",
                        "a b",
                        "a+b",
                        "a\u00a0b",
                        "a\u0085b",
                        "a\u2003",
                        "\t",
                        "a\n",
                        "\u007f")) {
            assertThatThrownBy(() -> NoteKey.of(name, NoteKey.Type.SIGNATURE, point))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_text_may_have_empty_lines_and_dashes() {
        for (String text : List.of("\n", "a\n\n\nb\n", "— no signature\n", "a\n\n— x AAAAAAA=\n")) {
            var note = new SignedNote(text, List.of(LOG.sign(text, 0)));
            SignedNote read = SignedNote.parse(note.bytes());
            assertThat(read.text()).isEqualTo(text);
            assertThat(read.verifiedBy(List.of(LOG.key()))).hasSize(1);
        }
    }

    @Test
    void what_is_no_note_is_refused() {
        String line = LOG.sign("a\n", 0).line();
        for (String wrong :
                List.of(
                        "",
                        "\n",
                        "\n\n",
                        "a\n" + line,
                        "a\n\n" + line + "\n",
                        "a\n\n" + line.stripTrailing(),
                        "a\n\n" + line.replace("— ", "- "),
                        "a\n\n" + line.replace("— ", "—"),
                        "a\n\n" + line.replace("\n", "\r\n"),
                        "a\tb\n\n" + line,
                        "a\u0000\n\n" + line,
                        "a\n\n" + line.replace("=\n", "\n"),
                        "a\n\n— name AAAAAA==\n",
                        "a\n\n— na+me AAAAAAA=\n",
                        "a\n\n—  AAAAAAA=\n")) {
            assertThatThrownBy(() -> SignedNote.parse(wrong.getBytes(UTF_8)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        byte[] noUtf8 = ("a\n\n" + line).getBytes(UTF_8);
        noUtf8[0] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(noUtf8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignedNote("a", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cosignature_is_for_its_time_and_its_key_only() {
        String text = "a\n";
        SignedNote.Signature line = WITNESS.sign(text, 1_700_000_000);
        var note = new SignedNote(text, List.of(line));
        assertThat(note.verifiedBy(List.of(WITNESS.key())))
                .containsExactly(new SignedNote.Verified(WITNESS.key(), 1_700_000_000));
        assertThat(note.verifiedBy(List.of(LOG.key()))).isEmpty();

        for (int i = 0; i < line.bytes().length; i++) {
            byte[] bytes = line.bytes().clone();
            bytes[i] ^= 1;
            requireWrong(text, new SignedNote.Signature(line.name(), line.id(), bytes));
        }
        for (int length : new int[] {1, 8, 64, 71, 73}) {
            byte[] bytes = Arrays.copyOf(line.bytes(), length);
            requireWrong(text, new SignedNote.Signature(line.name(), line.id(), bytes));
        }
        // A signature over the bare text, as a log signs, is none of a witness.
        byte[] bare = signer("example.net/w", NoteKey.Type.SIGNATURE, 2).sign(text, 0).bytes();
        requireWrong(text, new SignedNote.Signature(line.name(), line.id(), bare));
    }

    private static void requireWrong(String text, SignedNote.Signature line) {
        var note = new SignedNote(text, List.of(line));
        assertThatThrownBy(() -> note.verifiedBy(List.of(WITNESS.key())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_key_counts_once() {
        String text = "a\n";
        var note = new SignedNote(text, List.of(WITNESS.sign(text, 1), WITNESS.sign(text, 2)));
        assertThat(note.verifiedBy(List.of(WITNESS.key()))).hasSize(1);
        assertThatThrownBy(() -> note.verifiedBy(List.of(WITNESS.key(), WITNESS.key())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
