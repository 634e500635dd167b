package pk.gov.nsor.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, seen or refused.
 *
 * @param subject the record it is about, null where it is about none
 * @param purpose why, null where none is asked
 * @param link what let the actor see the record, for a look at one; null otherwise
 * @param content values before and after, or the text of a search; stored encrypted, under the record's key where there
 *     is a subject, otherwise under a key of the entry's own
 */
public record TrailEntry(
        Actor actor,
        TrailAction action,
        Outcome outcome,
        @Nullable UUID subject,
        @Nullable String purpose,
        @Nullable String link,
        Map<String, Object> content) {

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    public static TrailEntry done(Actor actor, TrailAction action) {
        return new TrailEntry(actor, action, Outcome.DONE, null, null, null, Map.of());
    }

    public static TrailEntry refused(Actor actor, TrailAction action) {
        return new TrailEntry(actor, action, Outcome.REFUSED, null, null, null, Map.of());
    }

    public TrailEntry about(UUID newSubject) {
        return new TrailEntry(actor, action, outcome, newSubject, purpose, link, content);
    }

    public TrailEntry purpose(@Nullable String newPurpose) {
        return new TrailEntry(actor, action, outcome, subject, newPurpose, link, content);
    }

    public TrailEntry link(@Nullable String newLink) {
        return new TrailEntry(actor, action, outcome, subject, purpose, newLink, content);
    }

    public TrailEntry with(Map<String, Object> newContent) {
        return new TrailEntry(actor, action, outcome, subject, purpose, link, newContent);
    }
}
