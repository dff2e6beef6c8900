package coop.mutirao.proof;

import coop.mutirao.policy.PolicyKey;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import java.net.URI;
import java.util.List;

/// Who watches over the log: the parameter `witnesses`.
///
/// @param witnesses asked to cosign every checkpoint
/// @param quorum how many of them have to have seen a checkpoint before it is final. Zero: a
///   checkpoint is final when it is signed
public record WitnessPolicy(List<Witness> witnesses, int quorum) {

    public static final PolicyKey<WitnessPolicy> KEY =
            new PolicyKey<>("witnesses", WitnessPolicy.class);

    /// As a network begins: nobody watches yet.
    public static final WitnessPolicy FIRST = new WitnessPolicy(List.of(), 0);

    private static final int WITNESSES_MAX = 16;

    /// A witness.
    ///
    /// @param key as `mutirao witness` prints it: name, id and public key
    /// @param address what stands before `/add-checkpoint`
    public record Witness(String key, String address) {

        public Witness {
            if (key == null || address == null || address.length() > 200) {
                throw new IllegalArgumentException("a witness has a key and an address");
            }
            if (NoteKey.parse(key).type() != NoteKey.Type.COSIGNATURE) {
                throw new IllegalArgumentException("not the key of a witness: " + key);
            }
            requireAddress(address);
        }

        private static void requireAddress(String address) {
            URI uri = URI.create(address);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!isWeb
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || address.endsWith("/")) {
                throw new IllegalArgumentException(
                        "an address is like https://witness.example/w1, without a / at its end");
            }
        }

        NoteKey noteKey() {
            return NoteKey.parse(key);
        }
    }

    public WitnessPolicy {
        if (witnesses == null || witnesses.size() > WITNESSES_MAX) {
            throw new IllegalArgumentException(
                    "witnesses are a list of at most %d".formatted(WITNESSES_MAX));
        }
        witnesses = List.copyOf(witnesses);
        if (witnesses.stream().map(Witness::key).distinct().count() < witnesses.size()) {
            throw new IllegalArgumentException("each witness is there once");
        }
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException(
                    "a quorum of %d of %d witnesses".formatted(quorum, witnesses.size()));
        }
    }

    /// The same as everybody can pin it (C2SP tlog-policy).
    ///
    /// @param logs the log's keys, those before the present one too
    public String text(List<NoteKey> logs) {
        var text = new StringBuilder();
        logs.forEach(log -> text.append("log ").append(log).append('\n'));
        var names = new StringBuilder();
        for (int i = 0; i < witnesses.size(); i++) {
            String name = "w" + (i + 1);
            Witness witness = witnesses.get(i);
            text.append("witness %s %s %s\n".formatted(name, witness.key(), witness.address()));
            names.append(' ').append(name);
        }
        if (quorum == 0) {
            return text.append("quorum none\n").toString();
        }
        return text.append(
                        "group all-witnesses %d%s\nquorum all-witnesses\n".formatted(quorum, names))
                .toString();
    }

    List<String> names() {
        return witnesses.stream().map(witness -> witness.noteKey().name()).toList();
    }

    /// Whether as many of its witnesses have signed a checkpoint as have to.
    boolean isMetBy(SignedNote note) {
        List<NoteKey> keys = witnesses.stream().map(Witness::noteKey).toList();
        return note.verifiedBy(keys).stream().map(SignedNote.Verified::key).distinct().count()
                >= quorum;
    }

    LogPolicy policy(NoteKey log) {
        return LogPolicy.parse(text(List.of(log)));
    }
}
