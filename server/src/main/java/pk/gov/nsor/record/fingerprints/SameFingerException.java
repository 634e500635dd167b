package pk.gov.nsor.record.fingerprints;

/** One finger was given under two names. */
public final class SameFingerException extends RuntimeException {

    private final Finger given;
    private final Finger same;

    SameFingerException(Finger given, Finger same) {
        super("The same finger was given as " + given + " and as " + same);
        this.given = given;
        this.same = same;
    }

    /** Under which name it was given. */
    public Finger given() {
        return given;
    }

    /** Under which name it is there already. */
    public Finger same() {
        return same;
    }
}
