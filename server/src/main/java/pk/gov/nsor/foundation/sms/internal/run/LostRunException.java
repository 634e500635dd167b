package pk.gov.nsor.foundation.sms.internal.run;

/** A run was taken over by another process, or may have been: nothing is stored or sent under it any more. */
public final class LostRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long run;

    public LostRunException(long run) {
        super("Run " + run + " was taken over by another process");
        this.run = run;
    }

    public long run() {
        return run;
    }
}
