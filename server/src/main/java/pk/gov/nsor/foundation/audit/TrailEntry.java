package pk.gov.nsor.foundation.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, seen or refused.
 *
 * @param subject the record it is about, null where it is about none
 * @param purpose why, null where none is asked
 * @param link the ground on which the actor saw the record, for a view of one; null otherwise
 * @param content values before and after, or the text of a search; stored encrypted, under the record's key where
 *     there is a subject, otherwise under a key of the entry's own
 * @param named whose records the answer names, where it names several: each once, in the order of {@link NamedPeople}.
 *     Such an entry has a key of its own, so it is about no person's record
 * @param isTaken whether those who are named were exported in a file
 */
public record TrailEntry(
        Actor actor,
        TrailAction action,
        Outcome outcome,
        @Nullable UUID subject,
        @Nullable String purpose,
        @Nullable String link,
        Map<String, Object> content,
        List<UUID> named,
        boolean isTaken) {

    public TrailEntry {
        named = NamedPeople.ordered(named);
    }

    /** An entry that names nobody but its subject. */
    public TrailEntry(
            Actor actor,
            TrailAction action,
            Outcome outcome,
            @Nullable UUID subject,
            @Nullable String purpose,
            @Nullable String link,
            Map<String, Object> content) {
        this(actor, action, outcome, subject, purpose, link, content, List.of(), false);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    public static TrailEntry done(Actor actor, TrailAction action) {
        return new TrailEntry(actor, action, Outcome.DONE, null, null, null, Map.of(), List.of(), false);
    }

    public static TrailEntry refused(Actor actor, TrailAction action) {
        return new TrailEntry(actor, action, Outcome.REFUSED, null, null, null, Map.of(), List.of(), false);
    }

    public TrailEntry about(UUID newSubject) {
        return new TrailEntry(actor, action, outcome, newSubject, purpose, link, content, named, isTaken);
    }

    public TrailEntry purpose(@Nullable String newPurpose) {
        return new TrailEntry(actor, action, outcome, subject, newPurpose, link, content, named, isTaken);
    }

    public TrailEntry link(@Nullable String newLink) {
        return new TrailEntry(actor, action, outcome, subject, purpose, newLink, content, named, isTaken);
    }

    public TrailEntry with(Map<String, Object> newContent) {
        return new TrailEntry(actor, action, outcome, subject, purpose, link, newContent, named, isTaken);
    }

    /** Sets the people whose records the answer names: everybody in a list, a file or the results of a search. */
    public TrailEntry naming(Collection<UUID> people) {
        return new TrailEntry(actor, action, outcome, subject, purpose, link, content, List.copyOf(people), false);
    }

    /** The same, for a file that somebody keeps. */
    public TrailEntry taking(Collection<UUID> people) {
        return new TrailEntry(actor, action, outcome, subject, purpose, link, content, List.copyOf(people), true);
    }
}
