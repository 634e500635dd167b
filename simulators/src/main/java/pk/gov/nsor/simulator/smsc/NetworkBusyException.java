package pk.gov.nsor.simulator.smsc;

/** Too many messages wait for the register; the phone is to try again later. */
public final class NetworkBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NetworkBusyException() {
        super("the network is busy: too many messages wait for the register; try again later");
    }
}
