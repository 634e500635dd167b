package pk.gov.nsor.startup.launch.requirement;

/** A line that is not a valid case; the message begins with the field. */
final class CaseError extends RuntimeException {

    private static final long serialVersionUID = 1;

    CaseError(String field, String problem) {
        super(field + ": " + problem);
    }
}
