package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import pk.gov.nsor.survivors.alerts.OpenChanges.Open;
import pk.gov.nsor.survivors.alerts.SameOffender.Compared;
import pk.gov.nsor.survivors.alerts.SameOffender.Former;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
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
    private final AlertSending sending;
    private final AlertPace pace;
    private final Clock clock;

    /** When the register began anew, or this process did, which does not know when that was. */
    private volatile Instant anewAt;

    /** @param atOnce so many are decided on with the event itself; of more in parts */
    Alerting(Places places, AlertSending sending, Clock clock, @Value("${nsor.vault.alerts-at-once}") int atOnce) {
        this.places = places;
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
        OpenChanges open = new OpenChanges(draft, sending::isFor);
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
                open = new OpenChanges(draft, sending::isFor);
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
                .forEach(enrolment -> stop(draft, enrolment));
    }

    /** Sends nothing to this number any more; whatever is so is told when another one is there. */
    Enrolment stop(Draft draft, Enrolment enrolment) {
        sending.withdraw(enrolment);
        Instant now = clock.instant();
        Enrolment stopped = enrolment.paused(now, List.of()).pauseAsked(enrolment.pauseAskedAt());
        stopped = stopped.with(sending.ofNumber(stopped, now));
        draft.put(stopped);
        return stopped;
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
        Map<Boolean, List<Open>> byUrgency = new OpenChanges(draft, sending::isFor)
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
        waiting.forEach(
                open -> draft.put(told(draft, open.enrolment(), open.changes()).decidedUpTo(upTo)));
    }

    private Enrolment told(Draft draft, Enrolment enrolment, List<Change> changes) {
        return sending.told(enrolment, changes, draft.offendersOf(enrolment.caseName()));
    }

    /**
     * Tells her of what is so when she begins to be told, or goes on, and where the person came free since; of what happened before
     * nothing else.
     *
     * @param so what was so of people at liberty before; null where it is not known
     */
    Enrolment begun(Draft draft, Enrolment enrolment, @Nullable List<AlertKind> so) {
        Enrolment begun = enrolment.decidedUpTo(draft.events().last());
        List<AlertKind> known = so == null ? null : new ArrayList<>(so);
        if (known != null) {
            // Who is free while an appeal is pending is not who came free.
            draft.pendingOf(enrolment.caseName())
                    .forEach(state ->
                            StateChanges.liberty(state, enrolment.districts()).forEach(known::remove));
        }
        for (OffenderState state : draft.offendersOf(enrolment.caseName())) {
            begun = told(draft, begun, StateChanges.present(state));
            if (known != null) {
                begun = told(draft, begun, StateChanges.freed(state, known, enrolment));
            }
        }
        draft.put(begun);
        return begun;
    }

    /** Begins with a pause, for which she asked before. */
    Enrolment beginPaused(Draft draft, Enrolment enrolment, @Nullable List<AlertKind> so) {
        Enrolment begun = enrolment.decidedUpTo(draft.events().last());
        draft.put(begun);
        return asked(draft, paused(draft, begun, so));
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

    /** Sends nothing until she goes on, as she asked. */
    Enrolment pauseAsAsked(Draft draft, Enrolment enrolment) {
        return asked(draft, pause(draft, enrolment));
    }

    private Enrolment asked(Draft draft, Enrolment paused) {
        Enrolment asked = paused.pauseAsked(clock.instant());
        draft.put(asked);
        return asked;
    }

    /** Sends nothing until she goes on, or has another number. */
    Enrolment pause(Draft draft, Enrolment enrolment) {
        return paused(draft, enrolment, null);
    }

    /** Paused; what was withdrawn unsent is not so for her yet. */
    private Enrolment paused(Draft draft, Enrolment enrolment, @Nullable List<AlertKind> so) {
        sending.withdraw(enrolment);
        Enrolment paused = enrolment.paused(
                clock.instant(), Objects.requireNonNullElseGet(so, () -> soWhenPaused(draft, enrolment)));
        draft.put(paused);
        return paused;
    }

    /**
     * Remembers that she wants to hear nothing, while somebody's decision is waited for: it is not paused before, as going on would
     * leave out the decision.
     */
    void pauseOnceDecided(Draft draft, Enrolment enrolment) {
        sending.withdraw(enrolment);
        // Of whoever was told before what is open is over, as in a pause.
        Enrolment quiet = enrolment.isNew()
                ? enrolment
                : enrolment
                        .paused(
                                clock.instant(),
                                Objects.requireNonNullElseGet(
                                        enrolment.soWhenPaused(), () -> soWhenPaused(draft, enrolment)))
                        .with(enrolment.state());
        draft.put(quiet.pauseAsked(clock.instant()));
    }

    /** She wants to hear of it after all, before it was decided: whatever came meanwhile is decided for her, and an adviser calls. */
    void pauseTakenBack(Draft draft, Enrolment enrolment) {
        if (enrolment.isNew() || enrolment.pauseAskedAt() == null) {
            draft.put(enrolment.pauseAsked(null));
        } else {
            Enrolment _ = goesOn(
                    draft, enrolment, paused -> paused.with(enrolment.state()).hearing());
        }
    }

    private List<AlertKind> soWhenPaused(Draft draft, Enrolment enrolment) {
        List<AlertKind> so = new ArrayList<>();
        draft.offendersOf(enrolment.caseName())
                .forEach(state -> so.addAll(StateChanges.liberty(state, enrolment.districts())));
        unsaid(draft, enrolment).forEach(so::remove);
        return so;
    }

    /** What she was not sent yet, and may not know: it is told when she goes on, where it is so still. */
    private Stream<AlertKind> unsaid(Draft draft, Enrolment enrolment) {
        return Stream.concat(
                        enrolment.alerts().stream()
                                .filter(alert -> !alert.isOver() && sending.isUnsent(alert))
                                .flatMap(Alert::says),
                        new OpenChanges(draft, sending::isFor)
                                .all().stream()
                                        .filter(open -> open.enrolment().id().equals(enrolment.id()))
                                        .flatMap(open -> open.changes().stream())
                                        .map(Change::kind))
                .map(kind -> kind == AlertKind.RELEASED_UNANNOUNCED ? AlertKind.RELEASED : kind);
    }

    /** Goes on after a pause, and tells her of what is so by now and was not so before. */
    Enrolment goesOn(Draft draft, Enrolment enrolment) {
        return goesOn(draft, enrolment, paused -> paused.with(EnrolmentState.ACTIVE));
    }

    private Enrolment goesOn(Draft draft, Enrolment enrolment, UnaryOperator<Enrolment> again) {
        List<AlertKind> known = Objects.requireNonNullElse(enrolment.soWhenPaused(), List.of());
        // Of before pauses ended what was open.
        Instant now = clock.instant();
        return begun(draft, again.apply(enrolment.paused(now, List.of()).askedAgain(now)), known);
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

    Instant firstCheck() {
        return sending.firstCheck();
    }
}
