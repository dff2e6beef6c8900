package coop.mutirao;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.SiteRoutes;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Community;
import coop.mutirao.member.Network;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyRoutes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What anybody may know of the network.
final class NetworkView {

    private final Database database;
    private final AuditLog log;
    private final Communities communities;
    private final Policies policies;
    private final InstantSource clock;

    NetworkView(
            Database database,
            AuditLog log,
            Communities communities,
            Policies policies,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.communities = communities;
        this.policies = policies;
        this.clock = clock;
    }

    record View(
            String name,
            Currency currency,
            List<CommunityView> communities,
            Map<String, PolicyRoutes.View> policies,
            Durability durability,
            LogView log,
            Software software) {}

    record Currency(String code, String name, int decimals) {}

    record CommunityView(String code, String name, @Nullable String parent) {}

    record LogView(String origin, long size) {}

    record Software(String name, String version, String source) {}

    /// What an acknowledged payment outlives, as the database is set up now.
    record Durability(
            boolean fsync,
            boolean fullPageWrites,
            String synchronousCommit,
            String synchronousStandbyNames,
            String meaning) {

        static Durability of(Map<String, String> settings) {
            boolean fsync = "on".equals(settings.get("fsync"));
            boolean fullPages = "on".equals(settings.get("full_page_writes"));
            String commit = settings.getOrDefault("synchronous_commit", "");
            String standbys = settings.getOrDefault("synchronous_standby_names", "");
            return new Durability(
                    fsync,
                    fullPages,
                    commit,
                    standbys,
                    meaning(fsync && fullPages, commit, standbys));
        }

        private static String meaning(boolean isOnDisk, String commit, String standbys) {
            if (!isOnDisk || commit.equals("off")) {
                return "An acknowledged payment can be lost in a crash or a power cut: the database"
                        + " does not wait for its disk.";
            }
            if (standbys.isEmpty() || commit.equals("local")) {
                return "An acknowledged payment is on this server's disk and outlives a crash and a"
                        + " power cut, but not the loss of the disk.";
            }
            return "An acknowledged payment is on the disks of this server and of its standbys ("
                    + standbys
                    + "), and outlives the loss of either.";
        }
    }

    /// The network's name and currency, for the first page.
    SiteRoutes.Network title() {
        return database.inSnapshot(tx -> {
            Network network = communities.network(tx).orElseThrow();
            return new SiteRoutes.Network(network.name(), network.unit(), network.unitName());
        });
    }

    View view() {
        return database.inSnapshot(this::view);
    }

    Durability durability() {
        return database.inSnapshot(NetworkView::durability);
    }

    private View view(Tx tx) {
        Network network = communities.network(tx).orElseThrow();
        Instant now = clock.instant();
        Map<String, PolicyRoutes.View> inForce = new LinkedHashMap<>();
        policies.allInForce(tx, now).forEach((k, p) -> inForce.put(k, PolicyRoutes.View.of(p)));
        return new View(
                network.name(),
                new Currency(network.unit(), network.unitName(), network.decimals()),
                communities.all(tx).stream().map(NetworkView::community).toList(),
                inForce,
                durability(tx),
                new LogView(network.origin(), log.size(tx)),
                new Software("Mutirão", Version.TEXT, "/source"));
    }

    private static CommunityView community(Community community) {
        return new CommunityView(community.code(), community.name(), community.parent());
    }

    private static Durability durability(Tx tx) {
        return Durability.of(Database.settings(tx));
    }
}
