package pk.gov.nsor.survivors.alerts.feed;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The register that is read.
 *
 * @param url its address; empty where none is read
 * @param client the name of the vault's client there
 * @param secret of that client
 */
@ConfigurationProperties("nsor.vault.register")
record RegisterProperties(String url, String client, String secret) {

    boolean isRead() {
        return !url.isBlank();
    }

    URI address() {
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    /** Without the secret, so that it reaches no log. */
    @Override
    public String toString() {
        return "the register at " + url;
    }
}
