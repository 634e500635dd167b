package pk.gov.nsor.foundation.sms.internal.smpp;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the operator's SMSCs.
 *
 * @param security what guards a link to it
 */
public record SmscAddress(String host, int port, LineSecurity security) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]+]|[^:\\s]+)(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /**
     * @param hosts of {@code NSOR_SMPP_HOST}: one host, or several separated by commas, each with a port of its own where it is
     *     not the usual one; an IPv6 address in brackets
     * @param usualPort of those that name none
     * @param tls as for {@link LineSecurity#of}
     * @param authorities as for {@link LineSecurity#of}
     * @throws IllegalArgumentException where a host cannot be read
     */
    public static List<SmscAddress> of(String hosts, int usualPort, String tls, String authorities) {
        return Arrays.stream(hosts.split(",", -1))
                .map(String::strip)
                .map(one -> {
                    Matcher found = HOST_AND_PORT.matcher(one);
                    int port = found.matches() && found.group(2) != null ? Integer.parseInt(found.group(2)) : usualPort;
                    if (!found.matches() || port > LAST_PORT) {
                        throw new IllegalArgumentException(
                                "NSOR_SMPP_HOST is a host, or several separated by commas, as"
                                        + " smsc1.example,smsc2.example:2776, but has: " + one);
                    }
                    return new SmscAddress(found.group(1), port, LineSecurity.of(found.group(1), tls, authorities));
                })
                .toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
