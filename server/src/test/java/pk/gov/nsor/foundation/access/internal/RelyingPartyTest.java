package pk.gov.nsor.foundation.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class RelyingPartyTest {

    @Test
    void withoutAnAddressItIsTheServersPortAtLocalhostOrTheDomainWithHttps() {
        assertThat(of("localhost", "").origins()).containsExactly("http://localhost:8080");
        assertThat(of("nsor.example", " ").origins()).containsExactly("https://nsor.example");
    }

    @Test
    void addressesOfTheDomainAndBelowItAreTaken() {
        assertThat(of("nsor.example", "https://nsor.example, https://pages.nsor.example:8443")
                        .origins())
                .containsExactlyInAnyOrder("https://nsor.example", "https://pages.nsor.example:8443");
        assertThat(of("localhost", "http://localhost:9000").origins()).containsExactly("http://localhost:9000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://nsor.example",
                "https://other.example",
                "https://notnsor.example",
                "https://nsor.example/",
                "https://nsor.example/register",
                "nsor.example",
                "http://localhost:8080"
            })
    void otherAddressesStopTheStart(String origin) {
        assertThatThrownBy(() -> of("nsor.example", origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(origin);
    }

    private static RelyingParty of(String id, String origins) {
        return new RelyingParty(
                id,
                origins,
                new MockEnvironment().withProperty("local.server.port", "8080"),
                mock(PasskeyRepository.class));
    }
}
