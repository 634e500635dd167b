package pk.gov.nsor.agencies.exchange.sending;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Which addresses webhooks may have. What a name means is looked up here with each connection, each answer is checked, and the
 * connection goes to the very address that was checked.
 */
@Component
public class WebhookAddresses {

    private static final int LONGEST = 500;
    private static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    private final AllowedNetworks networks;
    private final Lookup lookup;

    /**
     * @param networks of which agencies' systems lie in private networks, divided by commas
     * @param mode of the register; a live one sends nothing to its own machine
     */
    @org.springframework.beans.factory.annotation.Autowired
    WebhookAddresses(@Value("${nsor.exchange.networks:}") String networks, @Value("${nsor.mode}") String mode) {
        this(networks, mode, InetAddress::getAllByName);
    }

    WebhookAddresses(String networks, String mode, Lookup lookup) {
        this.networks = new AllowedNetworks(networks);
        this.lookup = lookup;
        if (this.networks.namesLoopback() && mode.equals("live")) {
            throw new IllegalArgumentException("NSOR_EXCHANGE_NETWORKS names this machine itself");
        }
    }

    /** What a name means. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /**
     * Checks how an address is written; one that names no name but an address of the network is checked whole.
     *
     * @throws InvalidValueException where no webhook may have it
     */
    public URI require(String text) {
        URI address = parse(text);
        String host = address.getHost();
        if (isLiteral(host)) {
            resolve(host);
        } else if (isOfThisMachine(host) && !networks.namesLoopback()) {
            throw notAllowed();
        }
        return address;
    }

    private URI parse(String text) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException none) {
            throw none();
        }
        String host = address.getHost();
        if (text.length() > LONGEST || host == null || host.isEmpty() || host.endsWith(".")) {
            throw none();
        }
        if (address.getRawUserInfo() != null) {
            throw new InvalidValueException(
                            "exchange.address.credentials", "An address has no name and password in it.")
                    .at("address");
        }
        if (address.getRawFragment() != null) {
            throw none();
        }
        boolean isPlainHere = "http".equalsIgnoreCase(address.getScheme()) && networks.namesLoopback();
        if (!"https".equalsIgnoreCase(address.getScheme()) && !(isPlainHere && isOfThisMachine(host))) {
            throw new InvalidValueException("exchange.address.https", "The address begins with https://.")
                    .at("address");
        }
        int port = port(address);
        if (port != HTTPS && (port < FIRST_FREE_PORT || port > LAST_PORT)) {
            throw new InvalidValueException("exchange.address.port", "The port is 443, or 1024 and above.")
                    .at("address");
        }
        return address;
    }

    static int port(URI address) {
        return address.getPort() < 0 ? HTTPS : address.getPort();
    }

    static boolean isTls(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /**
     * What the host of an address means now.
     *
     * @return where a connection may go, at least one
     * @throws UnknownHostException where the name is not known
     * @throws InvalidValueException where any of them may not be connected to
     */
    List<InetAddress> resolve(URI address) throws UnknownHostException {
        String host = address.getHost();
        InetAddress[] found = lookup.all(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        if (found.length == 0) {
            throw new UnknownHostException();
        }
        for (InetAddress one : found) {
            if (!networks.allows(one)) {
                throw notAllowed();
            }
        }
        return List.of(found);
    }

    private void resolve(String literal) {
        try {
            InetAddress one = InetAddress.getByName(
                    literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal);
            if (!networks.allows(one)) {
                throw notAllowed();
            }
        } catch (UnknownHostException none) {
            throw none();
        }
    }

    private static boolean isLiteral(String host) {
        // A name's last part has a letter; what has none some systems read as an address.
        return host.startsWith("[") || host.substring(host.lastIndexOf('.') + 1).matches("[0-9]+|0[xX][0-9a-fA-F]*");
    }

    private static boolean isOfThisMachine(String host) {
        String name = host.toLowerCase(java.util.Locale.ROOT);
        return pk.gov.nsor.foundation.kernel.Loopback.isHost(name) || name.endsWith(".localhost");
    }

    private static InvalidValueException none() {
        return new InvalidValueException("exchange.address.none", "This is no address of a webhook.").at("address");
    }

    private static InvalidValueException notAllowed() {
        return new InvalidValueException(
                        "exchange.address.network", "This address lies in a network to which nothing is sent.")
                .at("address");
    }
}
