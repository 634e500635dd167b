package pk.gov.nsor.foundation.audit.verification;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;

/** Finds which one field of an entry was changed, where its sealed value can be guessed. */
final class ChangedField {

    private ChangedField() {}

    /** An entry as it may have been, and what it would say. */
    private record Guess(
            String field, @Nullable Object sealed, @Nullable Object found, LeafEncoding entry) {}

    /** What was changed; empty where no guess has the sealed hash. */
    static Optional<String> of(byte[] encoding, byte[] sealed) {
        try {
            LeafEncoding found = LeafEncoding.decode(encoding);
            return guesses(found)
                    .filter(guess -> Arrays.equals(guess.entry().hash(), sealed))
                    .findFirst()
                    .map(guess ->
                            guess.field() + " was " + guess.sealed() + " when it was sealed, and is " + guess.found());
        } catch (MalformedProofException unreadable) {
            return Optional.of("it cannot be an entry: " + unreadable.getMessage());
        }
    }

    private static Stream<Guess> guesses(LeafEncoding found) {
        return Stream.of(
                        Arrays.stream(TrailEntry.Outcome.values())
                                .map(Enum::name)
                                .map(outcome -> new Guess(
                                        "outcome",
                                        outcome,
                                        found.outcome(),
                                        with(found, found.actorKind(), found.action(), outcome))),
                        Arrays.stream(TrailAction.values())
                                .map(Enum::name)
                                .map(action -> new Guess(
                                        "action",
                                        action,
                                        found.action(),
                                        with(found, found.actorKind(), action, found.outcome()))),
                        Arrays.stream(Actor.Kind.values())
                                .map(Enum::name)
                                .map(kind -> new Guess(
                                        "actor_kind",
                                        kind,
                                        found.actorKind(),
                                        with(found, kind, found.action(), found.outcome()))),
                        Stream.of(
                                new Guess("actor_id", null, found.actorId(), about(found, null, found.subjectId())),
                                new Guess("subject_id", null, found.subjectId(), about(found, found.actorId(), null)),
                                // The key of an entry about a record is the record's own.
                                new Guess(
                                        "subject_id",
                                        found.keyId(),
                                        found.subjectId(),
                                        about(found, found.actorId(), found.keyId())),
                                new Guess("key_id", found.subjectId(), found.keyId(), under(found, found.subjectId())),
                                new Guess("purpose", null, found.purpose(), why(found, null, found.link())),
                                new Guess("link", null, found.link(), why(found, found.purpose(), null))))
                .flatMap(guesses -> guesses);
    }

    private static LeafEncoding with(LeafEncoding of, String kind, String action, String outcome) {
        return new LeafEncoding(
                of.id(),
                of.occurredAt(),
                kind,
                of.actorId(),
                of.origin(),
                action,
                outcome,
                of.subjectId(),
                of.purpose(),
                of.link(),
                of.keyId(),
                of.contentHash(),
                of.commitment(),
                of.salt());
    }

    private static LeafEncoding about(LeafEncoding of, @Nullable UUID actor, @Nullable UUID subject) {
        return new LeafEncoding(
                of.id(),
                of.occurredAt(),
                of.actorKind(),
                actor,
                of.origin(),
                of.action(),
                of.outcome(),
                subject,
                of.purpose(),
                of.link(),
                of.keyId(),
                of.contentHash(),
                of.commitment(),
                of.salt());
    }

    private static LeafEncoding under(LeafEncoding of, @Nullable UUID key) {
        return new LeafEncoding(
                of.id(),
                of.occurredAt(),
                of.actorKind(),
                of.actorId(),
                of.origin(),
                of.action(),
                of.outcome(),
                of.subjectId(),
                of.purpose(),
                of.link(),
                key,
                of.contentHash(),
                of.commitment(),
                of.salt());
    }

    private static LeafEncoding why(LeafEncoding of, @Nullable String purpose, @Nullable String link) {
        return new LeafEncoding(
                of.id(),
                of.occurredAt(),
                of.actorKind(),
                of.actorId(),
                of.origin(),
                of.action(),
                of.outcome(),
                of.subjectId(),
                purpose,
                link,
                of.keyId(),
                of.contentHash(),
                of.commitment(),
                of.salt());
    }
}
