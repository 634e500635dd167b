package pk.gov.nsor.foundation.kernel;

import java.util.Locale;

/** Whether a connection stays within this machine. */
public final class Loopback {

    private Loopback() {}

    /** True for names and addresses that always mean this machine. No name is resolved. */
    public static boolean isHost(String host) {
        return host.toLowerCase(Locale.ROOT).equals("localhost")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
