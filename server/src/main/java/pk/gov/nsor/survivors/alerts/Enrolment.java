package pk.gov.nsor.survivors.alerts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A survivor who asks to be told. Nothing says who she is but the number.
 *
 * @param id of the place where it is kept
 * @param state how far it is
 * @param court of her case, by its key
 * @param caseNumber as it was written
 * @param number to which messages go, E.164
 * @param codeWord keyed hash of the word that ends or pauses it, in hexadecimal digits
 * @param meanings the numbers that stand in messages for each kind, with spaces between, other ones for everybody; of before December 2026
 *     one of two digits, also of messages that say nothing
 * @param events of which she wants to hear
 * @param districts in which she would not meet the person, by their keys
 * @param atNight whether urgent messages may come between 21 and 7 o'clock
 * @param adviser the account that wrote it down
 * @param cell the district of the crisis cell
 * @param approver the second adviser; null before, and where a second adviser refused another number of hers
 * @param confirmer the prosecutor; null before
 * @param nextCheck when a message is sent that says nothing; before it is confirmed, when it was written down, and
 *     of one that is refused or expired, since when it is
 * @param alerts the latest of them, the oldest first
 * @param decidedUpTo the number of the last open event by which was decided what she is told; null where there was none
 * @param soWhenPaused what was so of people at liberty when she paused it, or it was written down, so that she is not told of it as new; null
 *     while she is told, or where nobody of her case was known when it was written down
 * @param pauseAskedAt when she asked to pause it: another number does not end that pause, and while somebody's decision is waited for that
 *     leads to one; null where she did not, or something else paused it, and of pauses of before December 2026
 * @param offAt when she was told that the person is no longer on the register, or was to be asked last whether she goes on; null where she was
 *     not
 * @param numberBefore to which messages went while another number waits for a second adviser; null otherwise, and of before December 2026
 */
@JsonIgnoreProperties({"new", "told"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Enrolment(
        UUID id,
        EnrolmentState state,
        String court,
        String caseNumber,
        String number,
        String codeWord,
        AlertLanguage language,
        Theme theme,
        Map<AlertKind, String> meanings,
        Set<AlertKind> events,
        Set<String> districts,
        boolean atNight,
        UUID adviser,
        String cell,
        @Nullable UUID approver,
        @Nullable UUID confirmer,
        Instant nextCheck,
        List<Alert> alerts,
        @Nullable Long decidedUpTo,
        @Nullable List<AlertKind> soWhenPaused,
        @Nullable Instant pauseAskedAt,
        @Nullable Instant offAt,
        @Nullable String numberBefore) {

    /** How many alerts are kept, for which there is room. */
    static final int MOST_ALERTS = 8;

    /** In letters, of a district. */
    private static final int LONGEST_KEY = 60;

    public Enrolment {
        meanings = Map.copyOf(meanings);
        events = Set.copyOf(events);
        districts = Set.copyOf(districts);
        alerts = List.copyOf(alerts);
        soWhenPaused = soWhenPaused == null ? null : List.copyOf(soWhenPaused);
    }

    /** Under which her case is found. */
    public String caseName() {
        return OffenderState.CourtCase.name(court, caseNumber);
    }

    /** Whether she is told now. */
    public boolean isTold() {
        return state == EnrolmentState.ACTIVE;
    }

    /**
     * Whether it is decided what she is told: also while another number waits for a second adviser. Nothing is sent then, and an
     * adviser calls her.
     */
    boolean isDecidedFor() {
        return isTold() || (state == EnrolmentState.PROPOSED && confirmer != null && soWhenPaused == null);
    }

    /**
     * Whether she was shown what the numbers of this kind mean: it can be sent to her. That somebody is found she is told also where she
     * chose an escape, a release or a loss of sight alone; of before December 2026, with two digits, she was not shown that.
     */
    public boolean knowsNumbersOf(AlertKind kind) {
        return kind.hasNumbers()
                && (!kind.isChosen()
                        || events.contains(kind)
                        || (kind == AlertKind.FOUND
                                && events.stream().anyMatch(WhatEnds::isEndedByFound)
                                && meanings.getOrDefault(kind, "").length() > 2));
    }

    /** Whether she was never told: another number is approved again, but the case was confirmed before. */
    public boolean isNew() {
        return confirmer == null && (state == EnrolmentState.PROPOSED || state == EnrolmentState.APPROVED);
    }

    /** Over before it began, as somebody refused it or nobody decided it. */
    Enrolment closed(EnrolmentState how, Instant now) {
        return edited(edit -> {
            edit.state(how);
            edit.nextCheck = now;
        });
    }

    Enrolment with(EnrolmentState next) {
        return edited(edit -> edit.state(next));
    }

    /** Paused: whatever she was not told or has not confirmed is over, unless it is that she is to be asked again. */
    Enrolment paused(Instant now, List<AlertKind> so) {
        return edited(edit -> {
            edit.state(EnrolmentState.PAUSED);
            edit.alerts = alerts.stream()
                    .map(alert -> alert.isOver() || alert.kind() == AlertKind.RESTORED ? alert : alert.ended(now))
                    .toList();
            edit.soWhenPaused = so;
            edit.pauseAskedAt = null;
        });
    }

    /** Whether an adviser has to speak with her before anything is sent, as the vault was put back to an earlier moment. */
    boolean isToBeAskedAgain() {
        return alerts.stream().anyMatch(alert -> alert.kind() == AlertKind.RESTORED && !alert.isOver());
    }

    /** The same, after an adviser has. */
    Enrolment askedAgain(Instant now) {
        return alerts.stream()
                .filter(alert -> alert.kind() == AlertKind.RESTORED && !alert.isOver())
                .reduce(this, (asked, alert) -> asked.changing(alert.id(), one -> one.ended(now)), (_, last) -> last);
    }

    /** The same, with what she asked for while somebody's decision was waited for; null where she takes it back. */
    Enrolment pauseAsked(@Nullable Instant at) {
        return edited(edit -> edit.pauseAskedAt = at);
    }

    /** The same, with what else was so before of people at liberty. */
    Enrolment freeBefore(List<AlertKind> so) {
        return edited(edit -> edit.soWhenPaused = so);
    }

    /** As if she had not asked for a pause: it is decided for her again. */
    Enrolment hearing() {
        return edited(edit -> {
            edit.soWhenPaused = null;
            edit.pauseAskedAt = null;
        });
    }

    Enrolment approvedBy(UUID second) {
        return edited(edit -> {
            edit.state(EnrolmentState.APPROVED);
            edit.approver = second;
            edit.numberBefore = null;
        });
    }

    Enrolment confirmedBy(UUID prosecutor, Instant check) {
        return edited(edit -> {
            edit.state(EnrolmentState.ACTIVE);
            edit.confirmer = prosecutor;
            edit.nextCheck = check;
        });
    }

    Enrolment checkedAgain(Instant next) {
        return edited(edit -> edit.nextCheck = next);
    }

    /** With another number, which takes what its beginning took. */
    Enrolment withNumber(String other, UUID by) {
        return edited(edit -> {
            edit.state(EnrolmentState.PROPOSED);
            edit.number = other;
            edit.numberBefore = number;
            edit.adviser = by;
            edit.approver = null;
            if (state != EnrolmentState.PAUSED) {
                edit.pauseAskedAt = null;
            } else if (soWhenPaused == null) {
                // Of those that were paused before it was kept nothing is known.
                edit.soWhenPaused = List.of();
            }
        });
    }

    /** With the number before, as another one was refused; told or paused as she was. */
    Optional<Enrolment> withNumberBefore() {
        return Optional.ofNullable(numberBefore)
                .map(before -> edited(edit -> {
                    edit.state(soWhenPaused == null ? EnrolmentState.ACTIVE : EnrolmentState.PAUSED);
                    edit.number = before;
                    edit.numberBefore = null;
                }));
    }

    Enrolment decidedUpTo(long event) {
        return edited(edit -> edit.decidedUpTo = event);
    }

    /** The same, of whose case nobody is on the register since, or of whose case somebody is again. */
    Enrolment off(@Nullable Instant at) {
        return edited(edit -> edit.offAt = at);
    }

    /**
     * With one more. Where there are too many what is over goes first, then what says nothing, then what was sent; where one goes that she
     * may not know of, an adviser is to call her at once.
     */
    Enrolment with(Alert alert) {
        List<Alert> all = new ArrayList<>(alerts);
        Alert added = alert;
        while (all.size() >= MOST_ALERTS) {
            Alert gone = Collections.min(all, Comparator.comparingInt(Enrolment::weight));
            if (!gone.isOver() && gone.kind() != AlertKind.CHECK) {
                added = added.calledAt(added.decidedAt());
            }
            all.remove(gone);
        }
        all.add(added);
        return edited(edit -> edit.alerts = all);
    }

    private static int weight(Alert alert) {
        if (alert.isOver()) {
            return 0;
        }
        if (alert.kind() == AlertKind.CHECK) {
            return 1;
        }
        return alert.sent() > 0 ? 2 : 3;
    }

    /**
     * With less, where there is no room for all of it: without what is no district's key, as could be written down before December 2026, and
     * then without the alert that counts least. An adviser is to call her at once.
     *
     * @return empty where nothing can go
     */
    public Optional<Enrolment> shorter() {
        Set<String> keys =
                districts.stream().filter(key -> key.length() <= LONGEST_KEY).collect(Collectors.toSet());
        if (keys.size() == districts.size() && alerts.size() < 2) {
            return Optional.empty();
        }
        List<Alert> all = new ArrayList<>(alerts);
        if (keys.size() == districts.size()) {
            all.remove(Collections.min(all.subList(0, all.size() - 1), Comparator.comparingInt(Enrolment::weight)));
        }
        for (int at = all.size() - 1; at >= 0; at--) {
            Alert one = all.get(at);
            if (!one.isOver() && one.kind() != AlertKind.CHECK) {
                all.set(at, one.calledAt(one.decidedAt()));
                break;
            }
        }
        return Optional.of(edited(edit -> {
            edit.districts = keys;
            edit.alerts = all;
        }));
    }

    Enrolment changing(UUID alert, UnaryOperator<Alert> change) {
        return edited(edit -> edit.alerts = alerts.stream()
                .map(one -> one.id().equals(alert) ? change.apply(one) : one)
                .toList());
    }

    Optional<Alert> alert(UUID wanted) {
        return alerts.stream().filter(alert -> alert.id().equals(wanted)).findFirst();
    }

    private Enrolment edited(Consumer<Edit> change) {
        Edit edit = new Edit(this);
        change.accept(edit);
        return edit.done();
    }

    /** What of an enrolment changes in its time. */
    private static class Edit {

        private final Enrolment before;
        private EnrolmentState state;
        private String number;
        private Set<String> districts;
        private UUID adviser;
        private @Nullable UUID approver;
        private @Nullable UUID confirmer;
        private Instant nextCheck;
        private List<Alert> alerts;
        private @Nullable Long decidedUpTo;
        private @Nullable List<AlertKind> soWhenPaused;
        private @Nullable Instant pauseAskedAt;
        private @Nullable Instant offAt;
        private @Nullable String numberBefore;

        Edit(Enrolment before) {
            this.before = before;
            state = before.state;
            number = before.number;
            districts = before.districts;
            adviser = before.adviser;
            approver = before.approver;
            confirmer = before.confirmer;
            nextCheck = before.nextCheck;
            alerts = before.alerts;
            decidedUpTo = before.decidedUpTo;
            soWhenPaused = before.soWhenPaused;
            pauseAskedAt = before.pauseAskedAt;
            offAt = before.offAt;
            numberBefore = before.numberBefore;
        }

        /** Who is told is in no pause, and has asked for none. */
        void state(EnrolmentState next) {
            state = next;
            if (next == EnrolmentState.ACTIVE) {
                soWhenPaused = null;
                pauseAskedAt = null;
            }
        }

        Enrolment done() {
            return new Enrolment(
                    before.id,
                    state,
                    before.court,
                    before.caseNumber,
                    number,
                    before.codeWord,
                    before.language,
                    before.theme,
                    before.meanings,
                    before.events,
                    districts,
                    before.atNight,
                    adviser,
                    before.cell,
                    approver,
                    confirmer,
                    nextCheck,
                    alerts,
                    decidedUpTo,
                    soWhenPaused,
                    pauseAskedAt,
                    offAt,
                    numberBefore);
        }
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "an enrolment";
    }
}
