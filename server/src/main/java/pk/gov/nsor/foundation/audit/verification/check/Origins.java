package pk.gov.nsor.foundation.audit.verification.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.verification.Verdict;

/**
 * The origins under which checkpoints of the trail were signed, one after the other. Where one begins, leaves were lost: what was
 * signed under the one before with more leaves is of a tree that is no more.
 */
final class Origins {

    private final List<NoteVerifier> keys;
    private final Map<String, Integer> places = new HashMap<>();
    private final @Nullable Begun[] begun;
    private int last = -1;

    /** What the stored checkpoints of one origin say. */
    private static final class Begun {

        private final long first;
        private final @Nullable Instant at;
        private long largest;
        private long seen;
        private @Nullable String source;

        Begun(Checkpoint checkpoint) {
            this.first = checkpoint.size();
            this.at = checkpoint.time();
        }
    }

    /** @param keys the current origin's last */
    Origins(List<NoteVerifier> keys) {
        this.keys = keys;
        this.begun = new @Nullable Begun[keys.size()];
        for (int place = 0; place < keys.size(); place++) {
            places.put(keys.get(place).name(), place);
        }
    }

    /** Whether it is signed by the key of its origin. */
    boolean isSigned(SignedNote note, Checkpoint checkpoint) {
        Integer place = places.get(checkpoint.origin());
        return place != null && keys.get(place).verify(note);
    }

    boolean isKnown(String origin) {
        return places.containsKey(origin);
    }

    /** Whether a signature claims to be of one of the keys. */
    boolean isClaimed(SignedNote note) {
        return note.signatures().stream().anyMatch(signature -> keys.stream().anyMatch(key -> key.isOf(signature)));
    }

    /** All of them, for people. */
    String keys() {
        return keys.stream().map(NoteVerifier::text).collect(Collectors.joining(" or "));
    }

    /** An origin that is signed, in the one text that all have. */
    String name(String origin) {
        return keys.get(place(origin)).name();
    }

    /**
     * A stored one that is signed, in the order of signing.
     *
     * @return whether none of a later origin was before it
     */
    boolean stored(Checkpoint checkpoint) {
        int place = place(checkpoint.origin());
        Begun origin = begun[place];
        if (origin == null) {
            origin = new Begun(checkpoint);
            begun[place] = origin;
        }
        origin.largest = Math.max(origin.largest, checkpoint.size());
        boolean isInOrder = place >= last;
        last = Math.max(last, place);
        return isInOrder;
    }

    /** Whether somebody outside holds one of an ended origin that has leaves which are lost; after all that are stored. */
    boolean isLost(Checkpoint checkpoint, String holder) {
        int place = place(checkpoint.origin());
        Begun next = next(place);
        if (next == null || checkpoint.size() <= next.first) {
            return false;
        }
        if (checkpoint.size() > next.seen) {
            next.seen = checkpoint.size();
            next.source = holder;
        }
        return true;
    }

    /** Whether it was signed when the end of its origin, which the register has lost, had begun. */
    boolean isOfTheEnd(Checkpoint checkpoint) {
        int place = place(checkpoint.origin());
        Begun own = begun[place];
        return next(place) != null && (own == null || checkpoint.size() >= own.largest);
    }

    List<Verdict.Beginning> beginnings() {
        List<Verdict.Beginning> beginnings = new ArrayList<>();
        int before = -1;
        for (int place = 0; place < begun.length; place++) {
            Begun origin = begun[place];
            if (origin == null) {
                continue;
            }
            if (before >= 0) {
                beginnings.add(new Verdict.Beginning(
                        keys.get(place).name(),
                        keys.get(before).name(),
                        origin.first,
                        origin.at,
                        Math.max(0, origin.seen - origin.first),
                        origin.source));
            }
            before = place;
        }
        return beginnings;
    }

    private int place(String origin) {
        return Objects.requireNonNull(places.get(origin));
    }

    /** Of the next origin of which anything is stored. */
    private @Nullable Begun next(int place) {
        for (int later = place + 1; later < begun.length; later++) {
            if (begun[later] != null) {
                return begun[later];
            }
        }
        return null;
    }
}
