package pk.gov.nsor.startup.launch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import pk.gov.nsor.foundation.kernel.Loopback;

/**
 * Secures the connection to an external PostgreSQL: encrypted, and with the server's identity verified, unless it
 * stays within this machine or the operator has declared that it is secured by other means.
 */
final class DatabaseLine {

    static final String SETTING = "NSOR_DB_TLS";

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String CHECKED = "verify-full";
    private static final String ELSEWHERE = "elsewhere";

    private DatabaseLine() {}

    /**
     * @param url {@code jdbc:postgresql:…}
     * @param setting of {@link #SETTING}: empty for verify-full, or {@code elsewhere} where the connection is secured
     *     by other means
     * @throws LaunchException where it is neither
     */
    static void check(String url, String setting) {
        check("NSOR_DB_URL", SETTING, url, setting);
    }

    /**
     * As {@link #check(String, String)}, for another PostgreSQL.
     *
     * @param urlName the setting with the address
     * @param settingName the setting that says how the line is secured
     */
    static void check(String urlName, String settingName, String url, String setting) {
        if (setting.equals(ELSEWHERE)) {
            return;
        }
        if (!setting.isEmpty() && !setting.equals(CHECKED)) {
            throw new LaunchException(settingName + " is verify-full or elsewhere, but is " + setting
                    + ". Without it, it is verify-full.");
        }
        if (!staysHere(url) && !CHECKED.equals(parameter(url, "sslmode").orElse(""))) {
            throw new LaunchException(
                    urlName + " leads to another machine: add sslmode=verify-full (and sslrootcert=FILE"
                            + " of the authority) to its parameters, so that the line is encrypted and leads to that server. Where"
                            + " something else guards the line, such as a tunnel, say " + settingName + "=elsewhere.");
        }
    }

    private static boolean staysHere(String url) {
        String rest = url.substring(PREFIX.length());
        if (!rest.startsWith("//")) {
            // Without a host it is this machine.
            return parameter(url, "host").isEmpty();
        }
        String hosts = rest.substring(2).split("[/?]", 2)[0];
        return Arrays.stream(hosts.split(",")).allMatch(DatabaseLine::isLoopback);
    }

    private static boolean isLoopback(String hostAndPort) {
        String host = hostAndPort.startsWith("[")
                ? hostAndPort.substring(1).split("]", 2)[0]
                : hostAndPort.split(":", 2)[0];
        return host.isEmpty() || Loopback.isHost(host);
    }

    /** As the driver reads it: the last value where there are several. */
    private static Optional<String> parameter(String url, String name) {
        int question = url.indexOf('?');
        return question < 0
                ? Optional.empty()
                : Arrays.stream(url.substring(question + 1).split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .reduce((earlier, later) -> later)
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
    }
}
