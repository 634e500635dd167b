package pk.gov.nsor.survivors.alerts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a survivor is told, until she has confirmed it or an adviser has reached her.
 *
 * @param number that stands in its messages; null where none is sent, and of before December 2026, when each kind had one
 * @param day of a planned release, or one that says nothing, so that all messages look alike
 * @param code four digits by which she confirms it
 * @param decidedAt when it was known here
 * @param held whether a person has to look at it before it is sent
 * @param urgent whether its messages follow each other in minutes; of one that says nothing by lot
 * @param sent how many messages were made of it; some may have been dropped before they could be sent
 * @param nextAt when it is sent next, or after the last time looked at once more, since what was dropped is no try; null when it is
 *     not sent any more
 * @param callAt from when an adviser is to call her
 * @param endedAt when she confirmed it, an adviser said how it ended, it held no longer, or she paused; null before
 * @param byEnd whether it is over because the person, or her case, left the register, which can be a mistake; null where it is not
 * @param freed whether it says of a move that the person came free, too, of which there is no other alert; null where it does not
 */
@JsonIgnoreProperties("over")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
        UUID id,
        AlertKind kind,
        @Nullable String number,
        LocalDate day,
        String code,
        Instant decidedAt,
        boolean held,
        boolean urgent,
        int sent,
        @Nullable Instant nextAt,
        Instant callAt,
        @Nullable Instant endedAt,
        @Nullable Boolean byEnd,
        @Nullable Boolean freed) {

    /** By what names the messages that were made of it are known where they are sent, the latest last. */
    List<UUID> messages() {
        return IntStream.rangeClosed(1, sent).mapToObj(this::message).toList();
    }

    /** The name of the next message. */
    UUID nextMessage() {
        return message(sent + 1);
    }

    private UUID message(int time) {
        return UUID.nameUUIDFromBytes((id + "/" + time).getBytes(StandardCharsets.UTF_8));
    }

    Alert sentAgain(@Nullable Instant next) {
        return edited(edit -> {
            edit.sent = sent + 1;
            edit.nextAt = next;
        });
    }

    Alert ended(Instant at) {
        return edited(edit -> {
            edit.held = false;
            edit.nextAt = null;
            edit.endedAt = at;
            edit.byEnd = null;
        });
    }

    /** By an end on the register. What nobody has looked at yet stays so, should the end be taken back. */
    Alert endedByEnd(Instant at) {
        return edited(edit -> {
            edit.nextAt = null;
            edit.endedAt = at;
            edit.byEnd = true;
        });
    }

    /** Open again, as it was before an end that is taken back. */
    Alert again(@Nullable Instant next, Instant call) {
        return edited(edit -> {
            edit.nextAt = held ? null : next;
            edit.callAt = call.isBefore(callAt) ? call : callAt;
            edit.endedAt = null;
            edit.byEnd = null;
        });
    }

    Alert letGo(Instant next, Instant call) {
        return edited(edit -> {
            edit.held = false;
            edit.nextAt = next;
            edit.callAt = call;
        });
    }

    Alert dueAt(@Nullable Instant next) {
        return edited(edit -> edit.nextAt = next);
    }

    Alert calledAt(Instant call) {
        return edited(edit -> edit.callAt = call);
    }

    /** Of a move: it says as well that the person came free. */
    Alert sayingRelease() {
        return edited(edit -> edit.freed = true);
    }

    boolean saysRelease() {
        return freed != null && freed;
    }

    /** What she learns by it. */
    Stream<AlertKind> says() {
        return saysRelease() ? Stream.of(kind, AlertKind.RELEASED) : Stream.of(kind);
    }

    /** Whether it is over. */
    public boolean isOver() {
        return endedAt != null;
    }

    /** Whether an end on the register ended it, at this time or later. */
    boolean isOverByEnd(@Nullable Instant since) {
        return byEnd != null && endedAt != null && since != null && !endedAt.isBefore(since);
    }

    /** Whether an adviser is to call her now. A check calls nobody to the telephone. */
    public boolean isToCall(Instant now) {
        return endedAt == null && !held && kind != AlertKind.CHECK && !callAt.isAfter(now);
    }

    /** Whether an adviser is to call her now, or to look at it before it is sent. */
    public boolean waitsForAdviser(Instant now) {
        return isToCall(now) || (held && !isOver());
    }

    /** Whether somebody at the cell is to be roused for it: at night for what is urgent alone. */
    public boolean rings(Instant now) {
        return waitsForAdviser(now)
                && (kind.isUrgent() || AlertTimes.outOfNight(now, false).equals(now));
    }

    /** Since when it waits for an adviser; what is not urgent begins to at seven in the morning where it would at night. */
    public Instant waitsSince() {
        return AlertTimes.outOfNight(held ? decidedAt : callAt, kind.isUrgent());
    }

    private Alert edited(Consumer<Edit> change) {
        Edit edit = new Edit(this);
        change.accept(edit);
        return edit.done();
    }

    /** What of an alert changes in its time. */
    private static class Edit {

        private final Alert before;
        private boolean held;
        private int sent;
        private @Nullable Instant nextAt;
        private Instant callAt;
        private @Nullable Instant endedAt;
        private @Nullable Boolean byEnd;
        private @Nullable Boolean freed;

        Edit(Alert before) {
            this.before = before;
            held = before.held;
            sent = before.sent;
            nextAt = before.nextAt;
            callAt = before.callAt;
            endedAt = before.endedAt;
            byEnd = before.byEnd;
            freed = before.freed;
        }

        Alert done() {
            return new Alert(
                    before.id,
                    before.kind,
                    before.number,
                    before.day,
                    before.code,
                    before.decidedAt,
                    held,
                    before.urgent,
                    sent,
                    nextAt,
                    callAt,
                    endedAt,
                    byEnd,
                    freed);
        }
    }
}
