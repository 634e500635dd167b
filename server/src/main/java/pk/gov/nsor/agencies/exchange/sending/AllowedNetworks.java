package pk.gov.nsor.agencies.exchange.sending;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * To which addresses of the network webhooks may go: those of the public Internet, and the networks that are named. Blocks are
 * those of the IANA registries of special-purpose addresses for IPv4 and IPv6.
 */
final class AllowedNetworks {

    private static final List<Network> NOT_PUBLIC = Network.all(
            "0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24,"
                    + " 192.31.196.0/24, 192.52.193.0/24, 192.88.99.0/24, 192.168.0.0/16, 192.175.48.0/24, 198.18.0.0/15,"
                    + " 198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/4, 240.0.0.0/4, 2001::/23, 2001:db8::/32, 2002::/16,"
                    + " 2620:4f:8000::/48, 3fff::/20");

    /** All other addresses of IPv6 are none of the public Internet: mapped, translated, local and multicast ones. */
    private static final Network PUBLIC_OF_IPV6 = Network.parse("2000::/3");

    private final List<Network> named;

    /** @param networks divided by commas, as {@code 10.20.0.0/16}; empty for none */
    AllowedNetworks(String networks) {
        this.named = Network.all(networks);
    }

    boolean allows(InetAddress address) {
        if (named.stream().anyMatch(network -> network.holds(address))) {
            return true;
        }
        if (NOT_PUBLIC.stream().anyMatch(network -> network.holds(address))) {
            return false;
        }
        return address instanceof Inet4Address || PUBLIC_OF_IPV6.holds(address);
    }

    /** Whether this machine itself is among those that are named: so in tests alone. */
    boolean namesLoopback() {
        return named.stream().anyMatch(network -> network.holds(InetAddress.getLoopbackAddress()));
    }

    /** A block of addresses. */
    private record Network(InetAddress first, int bits) {

        static List<Network> all(String text) {
            List<Network> networks = new ArrayList<>();
            for (String one : text.split(",", -1)) {
                if (!one.isBlank()) {
                    networks.add(parse(one.strip()));
                }
            }
            return List.copyOf(networks);
        }

        static Network parse(String text) {
            int slash = text.indexOf('/');
            try {
                // Only literals: a name is never looked up.
                if (slash < 1 || !text.substring(0, slash).matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
                    throw new IllegalArgumentException("NSOR_EXCHANGE_NETWORKS: " + text + " is no network");
                }
                InetAddress first = InetAddress.getByName(text.substring(0, slash));
                int bits = Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
                    throw new IllegalArgumentException("NSOR_EXCHANGE_NETWORKS: " + text + " is no network");
                }
                return new Network(first, bits);
            } catch (UnknownHostException | NumberFormatException none) {
                throw new IllegalArgumentException("NSOR_EXCHANGE_NETWORKS: " + text + " is no network", none);
            }
        }

        boolean holds(InetAddress address) {
            byte[] one = first.getAddress();
            byte[] other = address.getAddress();
            if (one.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((one[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
