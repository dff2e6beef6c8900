package coop.mutirao.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.http.TrustedProxies;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings with(String proxies) {
        return Settings.read(Map.of("MUTIRAO_TRUSTED_PROXIES", proxies));
    }

    @Test
    void no_proxy_is_trusted_unless_it_is_named() {
        assertThat(Settings.read(Map.of()).trustedProxies()).isEqualTo(TrustedProxies.NONE);
        assertThat(with("").trustedProxies()).isEqualTo(TrustedProxies.NONE);
    }

    @Test
    void another_data_directory_changes_no_other_setting() {
        Settings settings = with("127.0.0.1, 10.0.0.0/8");

        Settings other = settings.withData(Path.of("elsewhere"));

        assertThat(other.trustedProxies())
                .isEqualTo(settings.trustedProxies())
                .isNotEqualTo(TrustedProxies.NONE);
        assertThat(other.withData(settings.data())).isEqualTo(settings);
    }

    @Test
    void a_replica_is_one_of_ones_own_database() {
        String url = "postgres://replica.example/mutirao";
        Settings own =
                Settings.read(
                        Map.of(
                                "DATABASE_URL",
                                "postgres://db.example/mutirao",
                                "MUTIRAO_REPLICA_URL",
                                url));
        assertThat(own.replicaUrl()).isEqualTo(url);
        assertThat(own.withData(Path.of("elsewhere")).replicaUrl()).isEqualTo(url);
        assertThatThrownBy(() -> Settings.read(Map.of("MUTIRAO_REPLICA_URL", url)))
                .isInstanceOf(Settings.BadSetting.class)
                .hasMessageStartingWith("MUTIRAO_REPLICA_URL needs DATABASE_URL");
    }

    @Test
    void a_proxy_that_is_no_address_is_refused_in_one_line() {
        assertThatThrownBy(() -> with("10.0.0.1,proxy.example.org"))
                .isInstanceOf(Settings.BadSetting.class)
                .hasMessage(
                        "MUTIRAO_TRUSTED_PROXIES: proxy.example.org is no address and no block"
                                + " such as 10.0.0.0/8");
    }
}
