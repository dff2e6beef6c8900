package coop.mutirao.device;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices' keys over HTTP.
class DeviceKeyRoutesTest {

    static final String ORIGIN = TestApp.NETWORK.origin();

    static DataSource database;
    static TestApp app;
    static Server server;
    static Api ana;
    static Api bea;
    static Api coordinator;
    static long ids;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        app = TestApp.founded(database, InstantSource.system(), 1);
        Founders.add(app.app, "coord", "Coord", "coord-password");
        for (String code : List.of("ana", "bea", "cem")) {
            app.admit(code, 10_000, 100_000, code + "-password");
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        var nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        ana = nobody.signIn("ana", "ana-password");
        bea = nobody.signIn("bea", "bea-password");
        coordinator = nobody.signIn("coord", "coord-password");
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    static Device device() {
        return new Device(new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids).toString());
    }

    static String publicId(String code) {
        return ana.get("/api/v1/members/" + code).is(200).body().get("publicId").asString();
    }

    static String path(String code, Device device) {
        return "/api/v1/members/" + code + "/keys/" + device.id;
    }

    static Api.Answer register(Api api, String code, Device device) {
        return api.put(path(code, device), device.registration(ORIGIN, publicId(code)));
    }

    static List<String> leaves(String type) {
        return DSL.using(database, SQLDialect.POSTGRES)
                .resultQuery(
                        "SELECT convert_from(leaf, 'UTF8') FROM log_leaf WHERE"
                                + " convert_from(leaf, 'UTF8') LIKE {0} ORDER BY log_index",
                        DSL.inline("%\"type\":\"" + type + "\"%"))
                .fetch(r -> r.get(0, String.class));
    }

    @Test
    void registering_is_a_fact_without_the_name_and_can_be_sent_again() {
        Device device = device();
        var first = register(ana, "ana", device).is(201).body();
        assertThat(first.get("publicKey").asString()).isEqualTo(Device.base64(device.publicKey()));
        assertThat(first.get("name").asString()).isEqualTo("A phone");

        assertThat(register(ana, "ANA", device).is(200).body()).isEqualTo(first);

        assertThat(leaves("key"))
                .filteredOn(leaf -> leaf.contains(device.id))
                .singleElement()
                .satisfies(leaf ->
                        assertThat(leaf)
                                .contains(
                                        "\"account\":\"" + publicId("ana") + "\"",
                                        "\"pub\":\"" + Device.base64(device.publicKey()) + "\"")
                                .doesNotContain("phone"));
    }

    @Test
    void neither_id_nor_key_is_given_twice() {
        Device device = device();
        register(ana, "ana", device).is(201);
        var again = device.registration(ORIGIN, publicId("ana"));
        again.put("name", "Another");
        ana.put(path("ana", device), again).isProblem(409, "key-taken");
        register(ana, "ana", new Device(device.id)).isProblem(409, "key-taken");

        // Bea cannot know the private half; if she does, the answer does not say whose it is.
        String of = register(bea, "bea", device).isProblem(409, "key-taken").text();
        assertThat(of).doesNotContain("ana", publicId("ana"));
        Device sameKey = device();
        var other = device.registration(ORIGIN, publicId("ana"));
        other.put(
                "proof",
                Device.base64(
                        device.sign(
                                NewKey.message(
                                        ORIGIN, publicId("ana"), UUID.fromString(sameKey.id)))));
        ana.put(path("ana", sameKey), other).isProblem(409, "key-taken");
    }

    @Test
    void the_proof_is_for_this_account_id_and_network() {
        Device device = device();
        var good = device.registration(ORIGIN, publicId("ana"));
        List<byte[]> wrong = new ArrayList<>();
        wrong.add(device.proof(ORIGIN, publicId("bea")));
        wrong.add(device.proof("elsewhere.example/log", publicId("ana")));
        wrong.add(device().proof(ORIGIN, publicId("ana")));
        wrong.add(new Device(device.id).proof(ORIGIN, publicId("ana")));
        wrong.add(new byte[64]);
        long facts = leaves("key").size();
        for (byte[] proof : wrong) {
            good.put("proof", Device.base64(proof));
            ana.put(path("ana", device), good).isProblem(422, "key-proof-not-valid");
        }

        assertThat(leaves("key")).hasSize((int) facts);
        register(ana, "ana", device).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                // The neutral element, and a point of order 8: anybody can sign for them.
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU=",
                // Not on the curve.
                "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                // Without padding, and with a bit too many in the last digit.
                "o0POBMckxcUQsezBMDEoh1xLp5dEvXc7e3bXS9oLoJg",
                "o0POBMckxcUQsezBMDEoh1xLp5dEvXc7e3bXS9oLoJh="
            })
    void what_is_no_key_is_refused(String key) {
        Device device = device();
        var body = device.registration(ORIGIN, publicId("ana"));
        body.put("publicKey", key);

        var answer = ana.put(path("ana", device), body).isProblem(400, "malformed-request");

        assertThat(answer.body().get("pointer").asString()).isEqualTo("/publicKey");
    }

    @Test
    void what_is_revoked_stays_revoked_and_the_reason_is_committed_to() {
        Device device = device();
        register(ana, "ana", device).is(201);

        coordinator.delete(path("ana", device)).isProblem(400, "malformed-request");
        coordinator.delete(path("ana", device) + "?reason=The%20phone%20is%20lost").is(204);
        ana.delete(path("ana", device)).is(204);

        assertThat(register(ana, "ana", device).is(200).body().get("revokedAt").isNull()).isFalse();
        assertThat(leaves("key-revoked"))
                .filteredOn(leaf -> leaf.contains(device.id))
                .singleElement()
                .satisfies(leaf ->
                        assertThat(leaf)
                                .contains(
                                        "\"actor\":\"" + publicId("coord") + "\"", "\"reason\":\"")
                                .doesNotContain("lost"));
        assertThat(found()).isEmpty();
    }

    static List<String> found() {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .flatMap(result -> result.first().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public_key = set_byte(public_key, 0, 255 - get_byte(public_key, 0))",
                "revoked_at = now()",
                "account_id = (SELECT account_id FROM account WHERE code = 'bea')",
                "registered_at = registered_at - interval '1 microsecond'",
                "key_id = gen_random_uuid()"
            })
    void what_the_owner_of_the_database_changes_is_found(String change) {
        Device device = device();
        register(ana, "ana", device).is(201);
        var sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
        sql.transaction(tx -> {
            var in = DSL.using(tx);
            in.execute("ALTER TABLE device_key DISABLE TRIGGER USER");
            in.execute("DROP TABLE IF EXISTS kept_key");
            in.execute("CREATE TABLE kept_key AS SELECT * FROM device_key");
            in.execute(
                    "UPDATE device_key SET " + change + " WHERE key_id = {0}::uuid",
                    DSL.val(device.id));
            in.execute("ALTER TABLE device_key ENABLE TRIGGER USER");
        });

        assertThat(found()).isNotEmpty().allMatch(finding -> finding.contains("key"));

        sql.transaction(tx -> {
            var in = DSL.using(tx);
            in.execute("ALTER TABLE device_key DISABLE TRIGGER USER");
            in.execute("TRUNCATE device_key");
            in.execute("INSERT INTO device_key SELECT * FROM kept_key");
            in.execute("ALTER TABLE device_key ENABLE TRIGGER USER");
        });
        assertThat(found()).isEmpty();
    }

    @Test
    void only_owner_and_coordinator_revoke_what_is_there() {
        Device device = device();
        register(ana, "ana", device).is(201);

        bea.delete(path("ana", device)).isProblem(403, "not-allowed");
        bea.delete(path("bea", device)).isProblem(404, "not-found");
        ana.delete(path("ana", device())).isProblem(404, "not-found");
        coordinator.delete(path("zeca", device) + "?reason=x").isProblem(404, "not-found");

        assertThat(leaves("key-revoked")).noneMatch(leaf -> leaf.contains(device.id));
    }

    @Test
    void twenty_are_in_force_at_most() {
        Api cem =
                ana.at(URI.create("http://127.0.0.1:" + server.port()))
                        .signIn("cem", "cem-password");
        Device first = device();
        register(cem, "cem", first).is(201);
        for (int i = 1; i < DeviceKeys.IN_FORCE_MAX; i++) {
            register(cem, "cem", device()).is(201);
        }
        Device more = device();
        var refused = register(cem, "cem", more).isProblem(422, "too-many-keys");
        assertThat(refused.body().get("maximum").asInt()).isEqualTo(DeviceKeys.IN_FORCE_MAX);
        register(cem, "cem", first).is(200);

        cem.delete(path("cem", first)).is(204);
        register(cem, "cem", more).is(201);

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            var page = cem.get("/api/v1/members/cem/keys?limit=6" + next).is(200).body();
            page.get("items").forEach(key -> listed.add(key.get("id").asString()));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(listed).hasSize(DeviceKeys.IN_FORCE_MAX + 1).doesNotHaveDuplicates();
        assertThat(listed.getFirst()).isEqualTo(more.id);
        cem.get("/api/v1/members/cem/keys?after=1_x").isProblem(400, "malformed-request");
    }

    @Test
    void the_name_of_a_device_is_for_owner_and_coordinator() {
        register(ana, "ana", device()).is(201);
        app.mandate("bea", "auditor");

        for (Api reader : List.of(ana, coordinator)) {
            assertThat(reader.get("/api/v1/members/ana/keys").is(200).text()).contains("A phone");
        }
        assertThat(bea.get("/api/v1/members/ana/keys").is(200).text()).doesNotContain("A phone");
        coordinator.get("/api/v1/members/zeca/keys").isProblem(404, "not-found");
    }

    @Test
    void the_bytes_of_a_proof_are_those_of_the_contract() {
        byte[] message = NewKey.message("o.example/log", "P1", new UUID(0xAB, 1));

        assertThat(Base64.getEncoder().encodeToString(message))
                .isEqualTo(
                        Base64.getEncoder()
                                .encodeToString(
                                        ("mutirao/device-key/v1\0o.example/log\0P1\0"
                                                        + "00000000-0000-00ab-0000-000000000001")
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8)));
    }
}
