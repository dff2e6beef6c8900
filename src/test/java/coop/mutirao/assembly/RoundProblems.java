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
            var ana = RoundTown.sheetFor("m1");
            town.as("coord").put(PATH + "/sheets/12", ana).is(202);
            town.as("coord2").put(PATH + "/sheets/12", ana).is(201);
            return town.as("coord").put(PATH + "/sheets/13", ana);
        }
    }

    /// A tranche whose forerunner is not reported on.
    public static Answer reportNeeded() {
        try (var town = new RoundTown(2)) {
            var plan = RoundTown.plan();
            plan.put("reportDays", 1);
            town.open(plan);
            town.propose(1, "m1", "m2", 10, 10);
            town.freeze();
            town.until("2026-06-01T12:00:00Z");
            town.vote("m1", 1, 1).is(201);
            town.vote("m2", 1, 1).is(201);
            town.until("2026-06-08T12:00:00Z");
            town.app.app.assembly.keeper.keep();
            town.until("2026-06-15T12:00:00Z");
            town.app.app.assembly.keeper.keep();
            var second = Payout.idOf(RoundTown.ROUND, RoundTown.project(1), 2);
            return town.as("coord")
                    .post(PATH + "/payouts/" + second + "/release", Map.of("reason", "Seen"));
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
