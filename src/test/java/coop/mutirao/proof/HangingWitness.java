package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import coop.mutirao.http.TextServer;
import coop.mutirao.proof.MortalTown.Step;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.witness.Witness;
import coop.mutirao.witness.WitnessRoutes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.file.Path;
import java.time.InstantSource;

/// A real witness over HTTP that hangs before it looks at a checkpoint, or before it answers.
final class HangingWitness implements AutoCloseable {

    private final String name;
    private final Witness witness;
    private final TextServer server;
    private final Hanging hanging;

    /// @param log the key of the one log that it knows
    HangingWitness(String name, NoteKey log, Path data, InstantSource clock, Hanging hanging) {
        this.name = name;
        this.hanging = hanging;
        var policy = LogPolicy.parse("log " + log + "\nquorum none\n");
        witness = Witness.open(signer(name), policy, data, clock);
        server =
                TextServer.start(
                        "127.0.0.1",
                        0,
                        routes -> {
                            routes.before(this::before);
                            new WitnessRoutes(witness).register(routes);
                            routes.after(this::after);
                        });
    }

    private static NoteSigner signer(String name) {
        byte[] seed = Hash.sha256(name.getBytes(UTF_8));
        return new NoteSigner(name, NoteKey.Type.COSIGNATURE, seed);
    }

    private void before(Context ctx) {
        if (ctx.method().equals(HandlerType.POST)) {
            hanging.here(Step.BEFORE_WITNESSES);
            if (name.equals("w2")) {
                hanging.here(Step.BETWEEN_WITNESSES);
            }
        }
    }

    private void after(Context ctx) {
        if (ctx.method().equals(HandlerType.POST)) {
            hanging.here(Step.COSIGNED_AND_NOT_ANSWERED);
        }
    }

    /// As a network's policy names it.
    WitnessPolicy.Witness asked() {
        return new WitnessPolicy.Witness(
                signer(name).key().toString(), "http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
        witness.close();
    }
}
