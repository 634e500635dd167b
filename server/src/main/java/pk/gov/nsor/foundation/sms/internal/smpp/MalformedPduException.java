package pk.gov.nsor.foundation.sms.internal.smpp;

/** A PDU that cannot be read, with the status that says so to its sender. */
final class MalformedPduException extends Exception {

    private final int status;

    MalformedPduException(int status) {
        super("SMPP status " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
