package pk.gov.nsor.foundation.sms;

import java.util.Optional;

/** What the gateways of this process are doing. */
public interface Gateways {

    /** @return empty where no gateway runs here */
    Optional<GatewayState> state(SmscLink line);
}
