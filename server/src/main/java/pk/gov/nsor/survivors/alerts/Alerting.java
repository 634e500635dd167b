package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import pk.gov.nsor.survivors.alerts.OpenChanges.Open;
import pk.gov.nsor.survivors.alerts.SameOffender.Compared;
import pk.gov.nsor.survivors.alerts.SameOffender.Former;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Places;

/** Decides who is told of a change, sends what is due, and takes what she answers. */
@Service
public class Alerting {

    /** So long after it began anew the register has said all there is: it writes events of everybody for a time first. */
    private static final Duration ANEW = Duration.ofDays(1);

    /** So long what was known of somebody is kept who has left the register: an end can be a mistake. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    /** How many are sent what is due at once, in one transaction. */
    private static final int DUE_AT_ONCE = 100;

    /** How many are sent what is due in one run, so that there is a pause behind them; those to whom something urgent is due first. */
    private static final int DUE_IN_A_RUN = 300;

    /** How often {@link #goOn} goes on. */
    public static final Duration EVERY = AlertPace.EVERY;

    private final Places places;
    private final AlertDecisions decisions;
    private final AlertSending sending;
    private final AlertPauses pauses;
    private final AlertPace pace;
    private final Clock clock;

    /** When the register began anew, or this process did, which does not know when that was. */
    private volatile Instant anewAt;

    /** @param atOnce so many are decided on with the event itself; of more in parts */
    Alerting(
            Places places,
            AlertDecisions decisions,
            AlertSending sending,
            AlertPauses pauses,
            Clock clock,
            @Value("${nsor.vault.alerts-at-once}") int atOnce) {
        this.places = places;
        this.decisions = decisions;
        this.pauses = pauses;
        this.sending = sending;
        this.pace = new AlertPace(atOnce);
        this.clock = clock;
        this.anewAt = clock.instant();
    }

    /**
     * One event of the register.
     *
     * @param alias the register's name for somebody
     * @param state null where they are no longer on the register
     */
    public record Event(UUID alias, @Nullable OffenderState state) {}

    /**
     * Takes events in their order, and how far they are read, all or none. Where they are to be told to more than are decided on at
     * once, they are open afterwards, and {@link #goOn} tells the others.
     */
    public void take(List<Event> events, @Nullable String cursor) {
        int _ = places.change(draft -> {
            if (events.stream().map(Event::alias).anyMatch(draft::isStale)) {
                draft.namesAreTheSame();
            }
            take(draft, events);
            if (cursor != null) {
                draft.read(cursor);
            }
            return events.size();
        });
    }

    /**
     * The register has begun anew and calls everybody by another name. What it says of somebody is compared with what was known of
     * somebody of the same cases. Where it speaks of one of them by the name that is known, the names are the same for all.
     */
    public void beginAnew() {
        boolean _ = places.change(draft -> {
            draft.beginAnew();
            return true;
        });
        anewAt = clock.instant();
    }

    /**
     * The register has nothing more to say for now. Whoever it has said nothing of in the day since it began anew is no longer on it;
     * before that, and while it has spoken of nobody by another name, nothing is concluded. Whoever's case somebody else has by now is
     * forgotten without a word to those of the case: that may be the same person. Nor is whoever was parted from another record a day ago
     * and was not spoken of since.
     */
    public void completed() {
        Instant forgotten = clock.instant().minus(REMEMBERED);
        if (places.hasGone(forgotten)) {
            boolean _ = places.change(draft -> {
                draft.forgetGone(forgotten);
                return true;
            });
        }
        if (clock.instant().isBefore(anewAt.plus(ANEW))) {
            return;
        }
        Instant parted = clock.instant().minus(ANEW);
        if (places.hasParted(parted)) {
            boolean _ = places.change(draft -> {
                take(
                        draft,
                        draft.partedBefore(parted).stream()
                                .map(alias -> new Event(alias, null))
                                .toList());
                return true;
            });
        }
        boolean _ = places.change(draft -> {
            // Until it has spoken of somebody by another name it may go on with those it had.
            if (draft.hasOtherThanStale()) {
                List<UUID> gone = draft.stale();
                gone.forEach(draft::forgetCasesOfOthers);
                take(draft, gone.stream().map(alias -> new Event(alias, null)).toList());
            }
            return true;
        });
    }

    private void take(Draft draft, List<Event> events) {
        int room = pace.least();
        OpenChanges open = new OpenChanges(draft, decisions::isFor);
        Instant now = clock.instant();
        for (Event event : events) {
            OffenderState said = event.state();
            Former former = draft.offender(event.alias())
                    .map(state -> new Former(state, null))
                    .orElse(null);
            boolean isRenamed = former == null && said != null;
            if (said == null && former == null) {
                former = SameOffender.untold(draft, event.alias()).orElse(null);
            }
            if (said != null) {
                former = former == null
                        ? SameOffender.formerly(draft, event.alias(), said).orElse(null)
                        : former;
                said = said.since(SameOffender.before(draft, former, said));
                stopNumbers(draft, former == null ? null : former.state(), said);
            }
            List<Compared> all = SameOffender.compared(draft, event.alias(), former, said, now);
            if ((isRenamed && former != null) || all.size() > 1) {
                open = new OpenChanges(draft, decisions::isFor);
            }
            if (said == null && former != null) {
                draft.leave(event.alias(), former.state(), now);
            } else if (said != null) {
                draft.offender(event.alias(), said);
                FreeBefore.arrived(draft, all);
            }
            for (Compared one : all) {
                OpenEvent opened = draft.events().open(event.alias(), one.before(), one.after(), now, one.goneAt());
                open.add(opened);
                List<Open> waiting = open.because(opened);
                if (waiting.size() <= room) {
                    tell(draft, waiting);
                    room -= waiting.size();
                    open.remove(opened);
                    draft.events().close(List.of(opened));
                }
            }
        }
    }

    /** Nothing is sent any more to whoever has a number of the person in her case. */
    private void stopNumbers(Draft draft, @Nullable OffenderState before, OffenderState said) {
        if (said.numbers().isEmpty()) {
            return;
        }
        said.cases().stream()
                .map(OffenderState.CourtCase::name)
                .distinct()
                .flatMap(name -> draft.ofCase(name).stream())
                .filter(enrolment -> said.numbers().contains(enrolment.number()))
                .filter(enrolment -> enrolment.isTold()
                        || (enrolment.state() == EnrolmentState.PAUSED
                                && (before == null || !before.numbers().contains(enrolment.number()))))
                .forEach(enrolment -> pauses.stop(draft, enrolment));
    }

    /** Decides on the next of those who are to be told of events that are open; those to whom something urgent is to be told first. */
    public void goOn() {
        if (places.hasOpenEvents()) {
            int _ = places.change(this::goOn);
        }
    }

    private int goOn(Draft draft) {
        List<OpenEvent> events = draft.events().all();
        if (events.isEmpty()) {
            return 0;
        }
        Map<Boolean, List<Open>> byUrgency = new OpenChanges(draft, decisions::isFor)
                .all().stream().collect(Collectors.partitioningBy(Open::isUrgent));
        List<Open> waiting =
                Stream.of(true, false).map(byUrgency::get).flatMap(List::stream).toList();
        Duration age = Duration.between(events.getFirst().since(), clock.instant());
        int many = Math.min(waiting.size(), pace.next(waiting.size(), age));
        tell(draft, waiting.subList(0, many));
        Set<Long> unfinished = waiting.subList(many, waiting.size()).stream()
                .flatMap(open -> open.events().stream())
                .collect(Collectors.toSet());
        // What was known before the first that is open stays known until the last is done.
        Set<UUID> open = new HashSet<>();
        for (OpenEvent event : events.reversed()) {
            if (unfinished.contains(event.number())) {
                boolean _ = open.add(event.alias());
            }
            if (!open.contains(event.alias())) {
                draft.events().close(List.of(event));
            }
        }
        return many;
    }

    private void tell(Draft draft, List<Open> waiting) {
        long upTo = draft.events().last();
        waiting.forEach(open -> draft.put(
                decisions.told(draft, open.enrolment(), open.changes()).decidedUpTo(upTo)));
    }

    /** Erases everything of her, and sends nothing that waits. */
    void end(Draft draft, Enrolment enrolment) {
        sending.withdraw(enrolment);
        draft.empty(enrolment.id());
    }

    /** Ends what an adviser has told her. */
    Enrolment called(Enrolment enrolment, Alert alert) {
        sending.withdraw(alert);
        Instant now = clock.instant();
        return enrolment.changing(alert.id(), known -> known.ended(now));
    }

    /** Has another number, to which nothing is sent yet; to the one before nothing is any more. */
    Enrolment renumbered(Enrolment enrolment, String number, UUID adviser) {
        sending.withdraw(enrolment);
        Instant now = clock.instant();
        Enrolment other = enrolment.withNumber(number, adviser);
        for (Alert alert : enrolment.alerts()) {
            if (sending.isForOtherNumber(alert)) {
                other = other.changing(alert.id(), one -> one.dueAt(now));
            }
        }
        return other;
    }

    /** Sends what is due, and begins messages that say nothing whose time has come. */
    public void sendDue() {
        sendDue(false);
    }

    /** Sends what is due while nobody knows what happened: a message that says nothing is put off. One that has begun is repeated. */
    public void sendDueUnknowing() {
        sendDue(true);
    }

    private void sendDue(boolean isUnknown) {
        Instant now = clock.instant();
        List<UUID> due = places.enrolments().stream()
                .filter(enrolment -> AlertSending.isDue(enrolment, now))
                .sorted(Comparator.comparing(enrolment -> !AlertSending.isUrgent(enrolment, now)))
                .limit(DUE_IN_A_RUN)
                .map(Enrolment::id)
                .toList();
        for (int from = 0; from < due.size(); from += DUE_AT_ONCE) {
            List<UUID> some = due.subList(from, Math.min(due.size(), from + DUE_AT_ONCE));
            int _ = places.change(draft -> {
                some.forEach(id -> draft.find(id)
                        .filter(enrolment -> AlertSending.isDue(enrolment, now))
                        .ifPresent(enrolment -> draft.put(sending.sendDue(enrolment, now, isUnknown))));
                return some.size();
            });
        }
    }

    /**
     * Takes a code that came by SMS. A second time changes nothing.
     *
     * @return whether one of her alerts had it
     */
    boolean confirm(Draft draft, Enrolment enrolment, String code) {
        Instant now = clock.instant();
        return enrolment.alerts().stream()
                .filter(alert -> alert.sent() > 0 && alert.code().equals(code))
                .findFirst()
                .map(alert -> {
                    if (!alert.isOver() || alert.byEnd() != null) {
                        sending.withdraw(alert);
                        draft.put(enrolment.changing(alert.id(), one -> one.ended(now)));
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Sends what a person has looked at. */
    Enrolment letGo(Enrolment enrolment, Alert alert) {
        return sending.letGo(enrolment, alert);
    }
}
