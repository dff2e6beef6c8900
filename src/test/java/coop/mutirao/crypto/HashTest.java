package coop.mutirao.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashTest {

    /// SHA-256 of "a" begins ca978112ca1bbdcafac231b39a23dc4d.
    @Test
    void an_id_of_a_text_is_its_hash_with_version_and_variant() {
        assertThat(Hash.id("a")).hasToString("ca978112-ca1b-8dca-bac2-31b39a23dc4d");
        assertThat(Hash.id("a").version()).isEqualTo(8);
        assertThat(Hash.id("a").variant()).isEqualTo(2);
    }
}
