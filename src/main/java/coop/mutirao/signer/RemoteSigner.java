package coop.mutirao.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Has checkpoints signed by a process of its own, [SignerServer]. It believes nothing that the key
/// has not signed, except that nothing was signed yet.
public final class RemoteSigner implements LogSigner {

    /// So long a request may take, from beginning to end.
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ANSWER_BYTES_MAX = 16_384;

    private final URI address;
    private final NoteKey key;
    private final @Nullable String token;
    private final Duration patience;
    private final HttpClient client;

    /// @param address where the signer listens, such as `http://127.0.0.1:8083`
    /// @param key of the log, from one's own settings
    /// @param token that the signer asks for, if it does
    public RemoteSigner(URI address, NoteKey key, @Nullable String token, Duration patience) {
        this.address = address;
        this.key = key;
        this.token = token;
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build();
    }

    @Override
    public NoteKey key() {
        return key;
    }

    @Override
    public Optional<Checkpoint> last() {
        HttpResponse<byte[]> answer = send(request("/last").GET());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(checkpoint(note(answer)));
            case 204 -> Optional.empty();
            default -> throw unexpected(answer);
        };
    }

    @Override
    public SigningResult sign(Checkpoint next, List<byte[]> proof) {
        long old = last().map(Checkpoint::size).orElse(0L);
        var asked = new AddCheckpoint(old, proof, next.text());
        HttpResponse<byte[]> answer =
                send(request("/sign").POST(BodyPublishers.ofByteArray(asked.bytes())));
        return switch (answer.statusCode()) {
            case 200 -> signed(note(answer), next);
            case 400 -> throw new IllegalArgumentException(text(answer));
            case 409, 422 -> SigningResult.refused(checkpoint(note(answer)), next);
            default -> throw unexpected(answer);
        };
    }

    @Override
    public SignedNote sign(Statement statement) {
        String text = statement.text();
        HttpResponse<byte[]> answer =
                send(request("/state").POST(BodyPublishers.ofString(text, UTF_8)));
        if (answer.statusCode() == 400) {
            throw new IllegalArgumentException(text(answer));
        }
        if (answer.statusCode() != 200) {
            throw unexpected(answer);
        }
        SignedNote note = note(answer);
        try {
            if (note.text().equals(text)
                    && !note.verifiedBy(List.of(key.ofStatements())).isEmpty()) {
                return note;
            }
        } catch (IllegalArgumentException e) {
            throw new SignerUnavailable("it is not our signer: " + e.getMessage(), e);
        }
        throw new SignerUnavailable("the signer signed something else: " + note.text(), null);
    }

    private SigningResult signed(SignedNote note, Checkpoint next) {
        if (!checkpoint(note).isSameAs(next)) {
            throw new SignerUnavailable("the signer signed something else: " + note.text(), null);
        }
        return new SigningResult.Signed(note);
    }

    private static SignedNote note(HttpResponse<byte[]> answer) {
        try {
            return SignedNote.parse(answer.body());
        } catch (IllegalArgumentException e) {
            throw new SignerUnavailable("the signer answers no note: " + e.getMessage(), e);
        }
    }

    private Checkpoint checkpoint(SignedNote note) {
        try {
            return CheckpointSigner.verified(note, key);
        } catch (IllegalArgumentException e) {
            throw new SignerUnavailable("it is not our signer: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    // A time limit of the request itself would end when the headers are there.
    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            return sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignerUnavailable("interrupted while the signer was asked", e);
        } catch (TimeoutException e) {
            throw new SignerUnavailable(
                    "the signer at %s did not answer within %s".formatted(address, patience), e);
        } catch (ExecutionException e) {
            throw new SignerUnavailable(
                    "the signer at %s does not answer: %s".formatted(address, e.getCause()), e);
        } finally {
            sent.cancel(true);
        }
    }

    private static SignerUnavailable unexpected(HttpResponse<byte[]> answer) {
        return new SignerUnavailable(
                "the signer answers %d: %s".formatted(answer.statusCode(), text(answer)), null);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8).strip();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
