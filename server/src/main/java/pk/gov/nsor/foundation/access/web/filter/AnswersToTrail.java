package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.TrailedAddress;
import pk.gov.nsor.foundation.access.web.CurrentActor;
import pk.gov.nsor.foundation.access.web.Endpoints;
import pk.gov.nsor.foundation.access.web.filter.AnonymousRefusals.Recording;
import pk.gov.nsor.foundation.access.web.problem.StorageAwayFilter;
import pk.gov.nsor.foundation.audit.CommittedEntries;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;

/**
 * Writes the trail entries of answers that no action records itself: a refusal (4xx) or a failure (5xx), in a
 * transaction of its own after that of the action was rolled back; and a page that was shown, or a form that came
 * back, where nothing else was written meanwhile. So no endpoint can be without an entry.
 */
@Component
public class AnswersToTrail {

    private static final int LONGEST_PATH = 300;
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Trail trail;
    private final Endpoints endpoints;
    private final AnonymousRefusals nobodys;
    private final TrailedAddress address;
    private final Clock clock;

    AnswersToTrail(Trail trail, Endpoints endpoints, ObjectProvider<TrailedAddress> address, Clock clock) {
        this.trail = trail;
        this.endpoints = endpoints;
        this.nobodys = new AnonymousRefusals();
        this.address = address.getIfAvailable(() -> (asked, _) -> asked);
        this.clock = clock;
    }

    /** The answer to a request that begins, on the thread that works on it. */
    Answer begin(HttpServletRequest request) {
        return new Answer(request, CommittedEntries.count());
    }

    /** An answer that may be recorded more than once: each time it begins, and when it becomes a failure. */
    final class Answer {

        private final HttpServletRequest request;
        private final long before;
        private boolean isProblemTold;
        private boolean isAnswerTold;

        private Answer(HttpServletRequest request, long before) {
            this.request = request;
            this.before = before;
        }

        /**
         * @throws TrailUnavailableException where the trail does not take the entry, so that the answer must not be
         *     shown
         */
        void told(int status) {
            if (CurrentActor.isTrial() && isOfTrial(status)) {
                return;
            }
            if (status >= HttpServletResponse.SC_BAD_REQUEST) {
                problem(status);
            } else if (!isAnswerTold) {
                isAnswerTold = true;
                Endpoints.asked(request)
                        .filter(asked -> asked.noEntry().isEmpty() && CommittedEntries.count() == before)
                        .ifPresent(asked -> trail.appendAlone(entry(shown(asked, status), Outcome.DONE, status)));
            }
        }

        /** What a client that is tried is told of its trial is nothing that happened, but for what it may not and real failures. */
        private boolean isOfTrial(int status) {
            return status != HttpServletResponse.SC_FORBIDDEN
                    && status != HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                    && Endpoints.asked(request)
                            .filter(asked -> asked.trials() && !asked.credentials())
                            .isPresent();
        }

        private void problem(int status) {
            boolean isFailure = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            if (isProblemTold) {
                return;
            }
            isProblemTold = true;
            Recording recording =
                    CurrentActor.isKnown() || isFailure ? Recording.RECORDED : nobodys.next(status, clock.instant());
            if (recording == Recording.UNRECORDED) {
                return;
            }
            try {
                TrailEntry entry = entry(action(), isFailure ? Outcome.FAILED : Outcome.REFUSED, status);
                trail.appendAlone(
                        recording == Recording.RECORDED
                                ? entry
                                : entry.with(Map.of("more than", AnonymousRefusals.MOST)));
            } catch (TrailUnavailableException unavailable) {
                // A failure shows nothing, whether or not it is recorded; this answer may well be one.
                if (!isFailure) {
                    // The error handling may take this for one of its own and lose it.
                    request.setAttribute(StorageAwayFilter.UNAVAILABLE, true);
                    throw unavailable;
                }
            }
        }

        /** A request made by another site's page is not the reader's own attempt. */
        private TrailAction action() {
            return ForeignOrigin.isRefused(request) ? TrailAction.CAME_FROM_ELSEWHERE : endpoints.action(request);
        }

        private TrailAction shown(Allows asked, int status) {
            if (!SAFE.contains(request.getMethod())) {
                return TrailAction.FORM_RETURNED;
            }
            // A redirect has shown nothing yet.
            boolean isShown = status < HttpServletResponse.SC_MULTIPLE_CHOICES;
            return isShown && isLook(asked.action()) ? asked.action() : TrailAction.PAGE_VIEWED;
        }

        /** The names of actions that say that something was viewed and nothing was done. */
        private static boolean isLook(TrailAction action) {
            return action.name().endsWith("_VIEWED");
        }

        private TrailEntry entry(TrailAction action, Outcome outcome, int status) {
            String path = address.of(request.getRequestURI(), Endpoints.pattern(request));
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
            Optional<RecordView> look = outcome == Outcome.DONE ? RecordView.of(request) : Optional.empty();
            return look.map(of -> entry.about(of.record())
                            .purpose(of.purpose().name())
                            .link(of.link().name()))
                    .orElse(entry);
        }
    }
}
