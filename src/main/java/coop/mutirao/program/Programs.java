package coop.mutirao.program;

import coop.mutirao.db.Database;
import coop.mutirao.db.GroupRead;
import coop.mutirao.http.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Programs as callers: for whom one asks, and what it was let do.
public final class Programs {

    /// That a key or an app is in use is written down once in so long.
    static final Duration WRITTEN_EVERY = Duration.ofMinutes(5);

    private final ProgramStore store = new ProgramStore();
    private final Database database;
    private final InstantSource clock;
    private final GroupRead<String, Caller> callers = new GroupRead<>(this::callers);

    public Programs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Who asks with this token: a program, or else whom `people` knows by it.
    public Optional<Caller> caller(String token, Function<String, Optional<Caller>> people) {
        return Secret.API_KEY.is(token) || Secret.ACCESS_TOKEN.is(token)
                ? callers.find(HexFormat.of().formatHex(Secret.hash(token)))
                : people.apply(token);
    }

    private Map<String, Caller> callers(Set<String> hexHashes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<byte[]> hashes = hexHashes.stream().map(HexFormat.of()::parseHex).toList();
        Map<String, ProgramStore.Found> found =
                database.query(tx -> store.callers(tx, hashes, now));
        List<Caller> stale =
                found.values().stream()
                        .filter(ProgramStore.Found::isStale)
                        .map(ProgramStore.Found::caller)
                        .toList();
        if (!stale.isEmpty()) {
            database.transact(tx -> store.touch(tx, stale, now));
        }
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().caller()));
    }
}
