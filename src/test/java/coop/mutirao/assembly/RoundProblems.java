package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;

import coop.mutirao.testing.Api.Answer;
import java.util.Map;

/// Problems for which a round has to be under way first.
public final class RoundProblems {

    private RoundProblems() {}

    /// A sheet for one who holds one.
    public static Answer sheetNotValid() {
        try (var town = new RoundTown(3)) {
            town.open(RoundTown.plan());
            town.propose(1, "m1", "m3", 100);
            town.freeze();
            var ana = Map.of("member", "m1");
            town.as("coord").put(PATH + "/sheets/12", ana).is(201);
            return town.as("coord").put(PATH + "/sheets/13", ana);
        }
    }

    /// A proxy in a round that has none.
    public static Answer proxyNotValid() {
        try (var town = new RoundTown(2)) {
            town.open(RoundTown.plan());
            return town.as("m1").put(PATH + "/proxy", Map.of("holder", "m2"));
        }
    }
}
