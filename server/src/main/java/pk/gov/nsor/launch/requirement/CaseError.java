package pk.gov.nsor.launch.requirement;

/** A line that is no valid case; the message begins with the field. */
final class CaseError extends RuntimeException {

    private static final long serialVersionUID = 1;

    CaseError(String field, String problem) {
        super(field + ": " + problem);
    }
}
