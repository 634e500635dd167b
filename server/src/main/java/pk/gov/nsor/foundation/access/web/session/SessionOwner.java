package pk.gov.nsor.foundation.access.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Whose a session is, from their password on. What it holds was made for them alone: the secret of a telephone, recovery codes, a
 * pass-phrase that is offered, a second step that was just shown, a draft, the purposes they have said.
 */
public final class SessionOwner {

    private static final String ATTRIBUTE = "nsor.session.owner";

    private SessionOwner() {}

    /** Gives the session to whoever signs in; where it was somebody else's, nothing of theirs is left in it. */
    public static void take(HttpServletRequest request, UUID account) {
        HttpSession session = request.getSession();
        String owner = account.toString();
        Object before = session.getAttribute(ATTRIBUTE);
        if (before != null && !before.equals(owner)) {
            List<String> names = Collections.list(session.getAttributeNames());
            names.forEach(session::removeAttribute);
        }
        session.setAttribute(ATTRIBUTE, owner);
    }
}
