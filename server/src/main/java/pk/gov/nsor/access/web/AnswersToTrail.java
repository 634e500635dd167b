package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.RecordLook;
import pk.gov.nsor.access.web.RefusalsOfNobody.Telling;
import pk.gov.nsor.audit.CommittedEntries;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.audit.TrailEntry.Outcome;
import pk.gov.nsor.audit.TrailUnavailableException;

/**
 * What the trail has to say of an answer that no action says itself: that somebody was refused (4xx) or that a request
 * failed (5xx), in a transaction of its own after that of the action was undone; and that a page was shown, or a form came
 * back, where nothing else was written meanwhile. So no endpoint can be without an entry.
 */
@Component
class AnswersToTrail {

    private static final int LONGEST_PATH = 300;
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Trail trail;
    private final Endpoints endpoints;
    private final RefusalsOfNobody nobodys;
    private final Clock clock;

    AnswersToTrail(Trail trail, Endpoints endpoints, Clock clock) {
        this.trail = trail;
        this.endpoints = endpoints;
        this.nobodys = new RefusalsOfNobody();
        this.clock = clock;
    }

    /** The answer to a request that begins, on the thread that works on it. */
    Answer begin(HttpServletRequest request) {
        return new Answer(request, CommittedEntries.count());
    }

    /** An answer that may be told of more than once: at each of its beginnings, and where it turns into a failure. */
    final class Answer {

        private final HttpServletRequest request;
        private final long before;
        private boolean isProblemTold;
        private boolean isAnswerTold;

        private Answer(HttpServletRequest request, long before) {
            this.request = request;
            this.before = before;
        }

        /** @throws TrailUnavailableException where nobody may see the answer, since the trail does not take the entry */
        void told(int status) {
            if (status >= HttpServletResponse.SC_BAD_REQUEST) {
                problem(status);
            } else if (!isAnswerTold) {
                isAnswerTold = true;
                Endpoints.asked(request)
                        .filter(asked -> asked.untold().isEmpty() && CommittedEntries.count() == before)
                        .ifPresent(asked -> trail.appendAlone(entry(shown(asked, status), Outcome.DONE, status)));
            }
        }

        private void problem(int status) {
            boolean isFailure = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            if (isProblemTold) {
                return;
            }
            isProblemTold = true;
            Telling telling =
                    CurrentActor.isKnown() || isFailure ? Telling.TOLD : nobodys.next(status, clock.instant());
            if (telling == Telling.UNTOLD) {
                return;
            }
            try {
                TrailEntry entry =
                        entry(endpoints.action(request), isFailure ? Outcome.FAILED : Outcome.REFUSED, status);
                trail.appendAlone(
                        telling == Telling.TOLD ? entry : entry.with(Map.of("more than", RefusalsOfNobody.MOST)));
            } catch (TrailUnavailableException unavailable) {
                // A failure shows nothing, whether it is told of or not; it may well be this one.
                if (!isFailure) {
                    // Whatever answers errors may take this for one of its own and lose it.
                    request.setAttribute(StorageAwayFilter.UNAVAILABLE, true);
                    throw unavailable;
                }
            }
        }

        private TrailAction shown(Allows asked, int status) {
            if (!SAFE.contains(request.getMethod())) {
                return TrailAction.FORM_RETURNED;
            }
            // Whoever is led on has seen nothing yet.
            boolean isShown = status < HttpServletResponse.SC_MULTIPLE_CHOICES;
            return isShown && isLook(asked.action()) ? asked.action() : TrailAction.PAGE_VIEWED;
        }

        /** As they are called that tell of something that was looked at, and that nothing was done. */
        private static boolean isLook(TrailAction action) {
            return action.name().endsWith("_VIEWED");
        }

        private TrailEntry entry(TrailAction action, Outcome outcome, int status) {
            String path = request.getRequestURI();
            TrailEntry entry = new TrailEntry(
                    CurrentActor.of(request),
                    action,
                    outcome,
                    null,
                    null,
                    null,
                    Map.of(
                            "status", status,
                            "method", request.getMethod(),
                            "path", path.substring(0, Math.min(path.length(), LONGEST_PATH))));
            Optional<RecordLook> look = outcome == Outcome.DONE ? RecordLook.of(request) : Optional.empty();
            return look.map(of -> entry.about(of.record())
                            .purpose(of.purpose().name())
                            .link(of.link().name()))
                    .orElse(entry);
        }
    }
}
