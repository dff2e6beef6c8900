package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.SignedNote;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Asks witnesses, as C2SP tlog-witness has it.
final class WitnessClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /// What a witness says.
    sealed interface Answer {
        record Cosigned(List<SignedNote.Signature> signatures) implements Answer {}

        /// It has seen another size than was thought.
        record HasSeen(long size) implements Answer {}

        record Failed(String why) implements Answer {}
    }

    /// Shows a checkpoint.
    ///
    /// @param old the size that the witness is thought to have seen
    /// @param proof that the checkpoint grows from it
    Answer show(WitnessPolicy.Witness witness, long old, List<byte[]> proof, SignedNote note) {
        var asked = new AddCheckpoint(old, proof, note.toString());
        try {
            HttpResponse<String> response =
                    client.send(
                            request(witness.address() + "/add-checkpoint")
                                    .POST(BodyPublishers.ofByteArray(asked.bytes()))
                                    .build(),
                            BodyHandlers.ofString(UTF_8));
            return switch (response.statusCode()) {
                case 200 -> new Answer.Cosigned(Notes.signatures(note.text(), response.body()));
                case 409 -> new Answer.HasSeen(Long.parseLong(response.body().strip()));
                default -> new Answer.Failed("it answers " + response.statusCode());
            };
        } catch (ConnectException e) {
            return new Answer.Failed("nothing answers at " + witness.address());
        } catch (IOException | IllegalArgumentException e) {
            return new Answer.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        }
    }

    /// The checkpoint of a log that a witness has seen last. Empty if it has seen none, or gives no
    /// answer that it signed.
    Optional<Checkpoint> last(WitnessPolicy.Witness witness, String origin) {
        String hash = HexFormat.of().formatHex(Hash.sha256(origin.getBytes(UTF_8)));
        try {
            HttpResponse<String> response =
                    client.send(
                            request(witness.address() + "/" + hash + "/checkpoint").GET().build(),
                            BodyHandlers.ofString(UTF_8));
            if (response.statusCode() != 200) {
                return Optional.empty();
            }
            SignedNote note = Notes.parse(response.body());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            boolean isSigned = !note.verifiedBy(List.of(witness.noteKey())).isEmpty();
            return Optional.of(checkpoint).filter(c -> isSigned && c.origin().equals(origin));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }
}
