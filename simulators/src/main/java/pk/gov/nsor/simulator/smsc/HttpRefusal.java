package pk.gov.nsor.simulator.smsc;

/** A request that is refused, with the status and the sentence the client gets. */
final class HttpRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    HttpRefusal(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
