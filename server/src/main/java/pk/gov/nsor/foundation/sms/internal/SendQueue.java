package pk.gov.nsor.foundation.sms.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.internal.smpp.OutgoingPart;

/** Parts of committed answers that wait for a link's window. Everything in it is in the database, too. */
final class SendQueue {

    private final Deque<OutgoingPart> parts = new ArrayDeque<>();

    /** All or, where there is no room in memory, none. */
    synchronized void add(List<PendingAnswer> answers) {
        List<OutgoingPart> added = new ArrayList<>(answers.size());
        for (PendingAnswer answer : answers) {
            added.addAll(answer.parts());
        }
        boolean _ = parts.addAll(added);
    }

    synchronized @Nullable OutgoingPart next() {
        return parts.pollFirst();
    }

    /** Puts parts back in front, in their order. */
    synchronized void giveBack(Collection<OutgoingPart> unconfirmed) {
        List<OutgoingPart> backwards = new ArrayList<>(unconfirmed).reversed();
        backwards.forEach(parts::addFirst);
    }

    synchronized int size() {
        return parts.size();
    }
}
