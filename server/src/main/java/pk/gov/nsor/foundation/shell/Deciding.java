package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Carries out a decision made on a page, if what the page showed is still true. The check is made under the lock of
 * the subject, in the transaction that decides: of two people who decide at once, the second one is refused.
 */
@Component
public class Deciding {

    /** The hidden field with the version of what the page showed. */
    public static final String SHOWN = "shown";

    /** The code of the refusal; the page comes back with status 409, the user's input, and the present state. */
    public static final String CHANGED = "shown.changed";

    private final Submissions submissions;
    private final TransactionOperations transaction;

    Deciding(Submissions submissions, TransactionOperations transaction) {
        this.submissions = submissions;
        this.transaction = transaction;
    }

    /**
     * Decides once: a second press of the same button gets the first one's answer, as in {@link Submissions#once}.
     *
     * @param request to an endpoint that has {@link Decides}
     * @param decision joins the transaction
     * @throws InvalidValueException {@link #CHANGED} where what was shown has changed since, or the form does not say
     *     what was shown; the answer's status is 409 then
     */
    public String once(HttpServletRequest request, Supplier<String> decision) {
        return submissions.once(request, () -> held(request, decision));
    }

    /**
     * As {@link #once(HttpServletRequest, Supplier)}; empty where a value is refused, which becomes a problem of the form.
     *
     * @param field to which a refusal belongs that names none
     */
    public Optional<String> once(HttpServletRequest request, Form form, String field, Supplier<String> decision) {
        return form.whole(field, () -> once(request, decision));
    }

    /**
     * For a decision whose answer is always the same.
     *
     * @return false where a value is refused, which becomes a problem of the form
     */
    public boolean once(HttpServletRequest request, Form form, String field, Runnable decision) {
        return once(request, form, field, () -> {
                    decision.run();
                    return "";
                })
                .isPresent();
    }

    /**
     * Submits a proposal to a second person, once. It does not lock the subject: the approval compares again, under
     * its own locks, which are taken in another order.
     */
    public String ask(HttpServletRequest request, Supplier<String> proposal) {
        return submissions.once(request, () -> {
            refuseWhereChanged(OnPage.of(request), request);
            return proposal.get();
        });
    }

    /** As {@link #once}, where nothing has to be remembered; within a transaction already begun, too. */
    public <T> T held(HttpServletRequest request, Supplier<T> decision) {
        OnPage page = OnPage.of(request);
        T decided = Objects.requireNonNull(transaction.execute(_ -> {
            page.hold();
            refuseWhereChanged(page, request);
            return decision.get();
        }));
        // The page that follows shows what was done.
        request.setAttribute(SHOWN, page.version());
        return decided;
    }

    /**
     * Only the check, for code that begins its transaction by itself. Must be called first in the transaction.
     *
     * @throws IllegalTransactionStateException outside of a transaction, where no lock would be held
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuseUnlessAsShown(HttpServletRequest request) {
        OnPage page = OnPage.of(request);
        page.hold();
        refuseWhereChanged(page, request);
    }

    private static void refuseWhereChanged(OnPage page, HttpServletRequest request) {
        if (!isSame(page.version(), request.getParameter(SHOWN))) {
            conflict();
            throw new InvalidValueException(
                    CHANGED,
                    "What this page is about has changed since it was opened. Nothing was decided: read what it says now.");
        }
    }

    private static boolean isSame(String version, @Nullable String posted) {
        return posted != null
                && MessageDigest.isEqual(
                        version.getBytes(StandardCharsets.UTF_8), posted.getBytes(StandardCharsets.UTF_8));
    }

    private static void conflict() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getResponse() != null) {
            request.getResponse().setStatus(HttpServletResponse.SC_CONFLICT);
        }
    }
}
