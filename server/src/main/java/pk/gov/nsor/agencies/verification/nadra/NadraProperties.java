package pk.gov.nsor.agencies.verification.nadra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import pk.gov.nsor.foundation.kernel.Loopback;

/**
 * The settings of NADRA's verification.
 *
 * @param url of the service, before {@code api/v1/…}; empty: NADRA is not asked
 * @param token the bearer token; empty where it is in the file
 * @param tokenFile a file with the token
 * @param perMinute how many questions all processes together put in a minute, 1 to 6,000
 * @param longest how long a whole answer may take, 1 to 60 seconds
 * @param atOnce how many questions one process has out at once, 1 to 32
 */
@ConfigurationProperties("nsor.nadra")
public record NadraProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String token,
        @DefaultValue("") String tokenFile,
        @DefaultValue("120") int perMinute,
        @DefaultValue("10s") Duration longest,
        @DefaultValue("4") int atOnce) {

    /** @throws IllegalArgumentException where a value has no sense, or CNICs and the token would go out unencrypted */
    public NadraProperties {
        if (perMinute < 1 || perMinute > 6_000) {
            throw new IllegalArgumentException("NSOR_NADRA_PER_MINUTE is 1 to 6000, not " + perMinute);
        }
        if (longest.compareTo(Duration.ofSeconds(1)) < 0 || longest.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("NSOR_NADRA_LONGEST is 1s to 60s, not " + longest);
        }
        if (atOnce < 1 || atOnce > 32) {
            throw new IllegalArgumentException("nsor.nadra.at-once is 1 to 32, not " + atOnce);
        }
        if (!url.isBlank()) {
            check(URI.create(url.strip()));
            if (token.isBlank() == tokenFile.isBlank()) {
                throw new IllegalArgumentException("Set either NSOR_NADRA_TOKEN or NSOR_NADRA_TOKEN_FILE");
            }
        }
    }

    private static void check(URI address) {
        String host = address.getHost();
        boolean isSafe = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && host != null && Loopback.isHost(host));
        if (host == null || !isSafe || address.getUserInfo() != null || address.getQuery() != null) {
            throw new IllegalArgumentException(
                    "NSOR_NADRA_URL is an address with https and a host; plain http only to this machine");
        }
    }

    public boolean isOn() {
        return !url.isBlank();
    }

    /** @return with a slash at the end */
    URI address() {
        String text = url.strip();
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    /** The token, read from its file each time, so that a new one needs no restart. */
    String bearer() {
        if (tokenFile.isBlank()) {
            return token.strip();
        }
        try {
            return Files.readString(Path.of(tokenFile), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("NADRA's token cannot be read: " + tokenFile, unreadable);
        }
    }

    /** The token is not for logs. */
    @Override
    public String toString() {
        return "NadraProperties[" + url + ", " + perMinute + " a minute]";
    }
}
