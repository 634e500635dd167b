package pk.gov.nsor.survivors.alerts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
 * @param meanings the number that stands in a message for each kind, two digits, other ones for everybody
 * @param events of which she wants to hear
 * @param districts in which she would not meet the person, by their keys
 * @param atNight whether urgent messages may come between 21 and 7 o'clock
 * @param adviser the account that wrote it down
 * @param cell the district of the crisis cell
 * @param approver the second adviser; null before
 * @param confirmer the prosecutor; null before
 * @param nextCheck when a message is sent that says nothing
 * @param alerts the latest of them, the oldest first
 */
@JsonIgnoreProperties({"new", "told"})
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
        List<Alert> alerts) {

    /** How many alerts are kept: those that are not over, and before them the latest. */
    private static final int MOST_ALERTS = 6;

    public Enrolment {
        meanings = Map.copyOf(meanings);
        events = Set.copyOf(events);
        districts = Set.copyOf(districts);
        alerts = List.copyOf(alerts);
    }

    /** Under which her case is found. */
    public String caseName() {
        return OffenderState.CourtCase.name(court, caseNumber);
    }

    /** Whether she is told now. */
    public boolean isTold() {
        return state == EnrolmentState.ACTIVE;
    }

    /** Whether she was never told: another number is approved again, but the case was confirmed before. */
    public boolean isNew() {
        return confirmer == null && (state == EnrolmentState.PROPOSED || state == EnrolmentState.APPROVED);
    }

    Enrolment with(EnrolmentState next) {
        return copy(next, number, approver, confirmer, nextCheck, alerts);
    }

    Enrolment approvedBy(UUID second) {
        return copy(EnrolmentState.APPROVED, number, second, confirmer, nextCheck, alerts);
    }

    Enrolment confirmedBy(UUID prosecutor, Instant check) {
        return copy(EnrolmentState.ACTIVE, number, approver, prosecutor, check, alerts);
    }

    Enrolment checkedAgain(Instant next) {
        return copy(state, number, approver, confirmer, next, alerts);
    }

    /** With another number, which takes what its beginning took. */
    Enrolment withNumber(String other, UUID by) {
        return new Enrolment(
                id,
                EnrolmentState.PROPOSED,
                court,
                caseNumber,
                other,
                codeWord,
                language,
                theme,
                meanings,
                events,
                districts,
                atNight,
                by,
                cell,
                null,
                confirmer,
                nextCheck,
                alerts);
    }

    /** With one more; what is over goes first where there are too many. */
    Enrolment with(Alert alert) {
        List<Alert> all = new ArrayList<>(alerts);
        all.add(alert);
        while (all.size() > MOST_ALERTS) {
            all.remove(all.stream().filter(Alert::isOver).findFirst().orElse(all.getFirst()));
        }
        return copy(state, number, approver, confirmer, nextCheck, all);
    }

    Enrolment changing(UUID alert, UnaryOperator<Alert> change) {
        return copy(
                state,
                number,
                approver,
                confirmer,
                nextCheck,
                alerts.stream()
                        .map(one -> one.id().equals(alert) ? change.apply(one) : one)
                        .toList());
    }

    Optional<Alert> alert(UUID wanted) {
        return alerts.stream().filter(alert -> alert.id().equals(wanted)).findFirst();
    }

    private Enrolment copy(
            EnrolmentState next,
            String to,
            @Nullable UUID second,
            @Nullable UUID prosecutor,
            Instant check,
            List<Alert> all) {
        return new Enrolment(
                id,
                next,
                court,
                caseNumber,
                to,
                codeWord,
                language,
                theme,
                meanings,
                events,
                districts,
                atNight,
                adviser,
                cell,
                second,
                prosecutor,
                check,
                all);
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "an enrolment";
    }
}
