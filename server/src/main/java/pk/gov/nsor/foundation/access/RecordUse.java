package pk.gov.nsor.foundation.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What an endpoint under {@code /people/{id}} does with the record that its address names. It is declared with
 * {@link Allows#record}, and decided in one place for all modules.
 */
public enum RecordUse {
    /** Nothing: the address names no record. An endpoint under {@code /people/{id}} with it is refused to everybody. */
    NONE,
    /** Shows it to those who have any ground of access. Only GET. */
    READ,
    /** Shows it in order to write, or writes: for those whose own work the record is ({@link AccessGround#isOwn}). */
    WORK,
    /** Lets those who have any ground of access say why they open it; shows nothing of it. */
    PURPOSE;

    private static final String DECLARED = RecordUse.class.getName();

    /** What the endpoint that the request asked for declares. */
    public static RecordUse of(HttpServletRequest request) {
        return request.getAttribute(DECLARED) instanceof RecordUse use ? use : NONE;
    }

    /** Keeps it with the request whose endpoint declares it. */
    public void keep(HttpServletRequest request) {
        request.setAttribute(DECLARED, this);
    }
}
