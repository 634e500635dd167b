package pk.gov.nsor.foundation.access.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network of an address: for IPv6 the first 64 bits, since one customer has all addresses of the last 64 bits.
 */
final class Network {

    private static final int BYTES = 8;

    private Network() {}

    /** @param address as the connection has it, so that no name is looked up */
    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, BYTES)));
        } catch (UnknownHostException impossible) {
            return address;
        }
    }
}
