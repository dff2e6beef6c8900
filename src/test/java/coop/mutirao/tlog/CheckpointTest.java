package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class CheckpointTest {

    static final String ROOT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TestFactory
    Stream<DynamicTest> texts() {
        return Vectors.each(
                "checkpoint/body",
                one -> {
                    String text = one.get("text").asString();
                    assertThat(Vectors.passes(() -> Checkpoint.parse(text)))
                            .isEqualTo(Vectors.isValid(one));
                    if (Vectors.isValid(one)) {
                        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> signed_and_cosigned() {
        return Vectors.each(
                "checkpoint/cosigned",
                one -> {
                    LogPolicy policy = LogPolicy.parse(one.get("policy").asString());
                    byte[] note = Vectors.base64(one, "note_b64");
                    assertThat(Vectors.passes(() -> policy.verify(SignedNote.parse(note))))
                            .isEqualTo(Vectors.isValid(one));
                });
    }

    @Test
    void what_is_no_checkpoint_is_refused() {
        for (String wrong :
                List.of(
                        "",
                        "\n\n\n",
                        "Log\n01\n" + ROOT + "\n",
                        "Log\n-1\n" + ROOT + "\n",
                        "Log\n+1\n" + ROOT + "\n",
                        "Log\n 1\n" + ROOT + "\n",
                        "Log\n\u0661\n" + ROOT + "\n",
                        "Log\n99999999999999999999\n" + ROOT + "\n",
                        "Log\r\n1\r\n" + ROOT + "\r\n",
                        "Log\n1\n" + ROOT.replace("=", "") + "\n",
                        "Log\n1\n" + ROOT.replace("8=", "9=") + "\n",
                        "Log\n1\n" + Base64.getEncoder().encodeToString(new byte[31]) + "\n",
                        "Log\n1\n" + Base64.getEncoder().encodeToString(new byte[33]) + "\n",
                        "Log\n1\n" + "_".repeat(43) + "=\n",
                        "Log\n1\n" + ROOT + "\n\nx\n",
                        "Log\n1\n" + ROOT + "\n\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        byte[] root = new byte[32];
        for (String extension : List.of("", "a\nb", "\r")) {
            assertThatThrownBy(() -> new Checkpoint("Log", 1, root, List.of(extension)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_same_is_the_same_name_size_and_root() {
        var one = new Checkpoint("Log", 1, new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(one.isSameAs(new Checkpoint("Log", 1, new byte[32]))).isTrue();
        assertThat(one.isSameAs(new Checkpoint("Log", 2, new byte[32]))).isFalse();
        assertThat(one.isSameAs(new Checkpoint("Logs", 1, new byte[32]))).isFalse();
        assertThat(one.isSameAs(new Checkpoint("Log", 1, other))).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> proofs_as_texts() {
        return Vectors.each(
                "tlog-proof/text",
                one -> {
                    byte[] bytes = Vectors.base64(one, "proof_b64");
                    assertThat(Vectors.passes(() -> LogProof.parse(bytes)))
                            .isEqualTo(Vectors.isValid(one));
                    if (Vectors.isValid(one)) {
                        assertThat(LogProof.parse(bytes).toString().getBytes(UTF_8))
                                .isEqualTo(bytes);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> proofs() {
        return Vectors.each(
                "tlog-proof/full",
                one -> {
                    LogPolicy policy = LogPolicy.parse(one.get("policy").asString());
                    byte[] bytes = Vectors.base64(one, "proof_b64");
                    byte[] leaf = Vectors.base64(one, "leaf_b64");
                    assertThat(Vectors.passes(() -> LogProof.parse(bytes).verify(leaf, policy)))
                            .isEqualTo(Vectors.isValid(one));
                    assertThat(LogProof.parse(bytes).toString().getBytes(UTF_8)).isEqualTo(bytes);
                });
    }

    @Test
    void of_a_proof_that_holds_no_bit_may_change() {
        JsonNode one = Vectors.cases("tlog-proof/full").getFirst();
        LogPolicy policy = LogPolicy.parse(one.get("policy").asString());
        byte[] leaf = Vectors.base64(one, "leaf_b64");
        byte[] bytes = Vectors.base64(one, "proof_b64");
        assertThat(LogProof.parse(bytes).verify(leaf, policy).size()).isEqualTo(13);
        // Beyond the log's signature stand the witnesses', whose names may change to somebody's
        // unknown: then too few are left.
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(Vectors.passes(() -> LogProof.parse(changed).verify(leaf, policy)))
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    @TestFactory
    Stream<DynamicTest> policies() {
        return Vectors.each(
                "policy/parse",
                one -> {
                    String text = one.get("policy").asString();
                    assertThat(Vectors.passes(() -> LogPolicy.parse(text)))
                            .isEqualTo(Vectors.isValid(one));
                    if (Vectors.isValid(one)) {
                        LogPolicy policy = LogPolicy.parse(text);
                        one.get("quorum")
                                .forEach(pair -> {
                                    List<String> names = new ArrayList<>();
                                    pair.get(0).forEach(name -> names.add(name.asString()));
                                    assertThat(policy.isQuorum(names))
                                            .isEqualTo(pair.get(1).asBoolean());
                                });
                    }
                });
    }

    static String vkey(String name, NoteKey.Type type, int seed) {
        return SignedNoteTest.signer(name, type, seed).key().toString();
    }

    @Test
    void groups_of_groups_count_as_they_say() {
        var text = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            String key = vkey("w/" + i, NoteKey.Type.COSIGNATURE, i);
            text.append("witness w%d\t%s https://w%d.example\n".formatted(i, key, i));
        }
        text.append("group x 2 w1 w2 w3\n \t group y any w4 w5 w6\ngroup all all x y\nquorum all");
        LogPolicy policy = LogPolicy.parse(text.toString());
        assertThat(policy.isQuorum(List.of("w1", "w3", "w6"))).isTrue();
        assertThat(policy.isQuorum(List.of("w1", "w6", "w5", "w4"))).isFalse();
        assertThat(policy.isQuorum(List.of("w1", "w2", "w3"))).isFalse();
        assertThat(policy.isQuorum(List.of("x", "y", "all"))).isFalse();
        assertThat(policy.witnesses().get(5).address()).isEqualTo("https://w6.example");
    }

    @Test
    void what_is_no_policy_is_refused() {
        String log = vkey("log", NoteKey.Type.SIGNATURE, 1);
        String witness = vkey("w", NoteKey.Type.COSIGNATURE, 2);
        String two =
                "witness a %s\nwitness b %s\n"
                        .formatted(witness, vkey("v", NoteKey.Type.COSIGNATURE, 3));
        for (String wrong :
                List.of(
                        "",
                        "quorum a\n",
                        "quorum none\r\n",
                        "quorum none extra\n",
                        "log " + witness + "\nquorum none\n",
                        "witness a " + log + "\nquorum none\n",
                        "log " + log + "\nlog " + log + "\nquorum none\n",
                        "log %s\nlog %s\nquorum none\n"
                                .formatted(log, vkey("alias", NoteKey.Type.SIGNATURE, 1)),
                        "witness a %s\nwitness b %s\nquorum none\n"
                                .formatted(witness, vkey("w/2", NoteKey.Type.COSIGNATURE, 2)),
                        "witness none " + witness + "\nquorum none\n",
                        two
                                + "witness a %s\nquorum a\n"
                                        .formatted(vkey("u", NoteKey.Type.COSIGNATURE, 4)),
                        two + "group g 0 a b\nquorum g\n",
                        two + "group g 3 a b\nquorum g\n",
                        two + "group g +1 a b\nquorum g\n",
                        two + "group g some a b\nquorum g\n",
                        two + "group g any\nquorum g\n",
                        two + "group g any a a\nquorum g\n",
                        two + "group g any g\nquorum g\n",
                        two + "group g any none\nquorum g\n",
                        two + "group g any a\ngroup h any a b\nquorum h\n",
                        "quorum g\n" + two + "group g any a b\n",
                        "\u00a0quorum none\n",
                        "logs " + log + "\nquorum none\n")) {
            assertThatThrownBy(() -> LogPolicy.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
