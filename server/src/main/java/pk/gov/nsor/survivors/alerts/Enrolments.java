package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Places;

/**
 * Enrolments of the crisis cells. An adviser writes one down, a second one of the cell approves it, and the prosecutor of the
 * court's district confirms that there is such a case. None of them learns whether the register has it.
 */
@Service
public class Enrolments {

    /** How many districts she can name. */
    public static final int MOST_DISTRICTS = 5;

    private static final int LONGEST_CASE_NUMBER = 60;

    private final Places places;
    private final Alerting alerting;
    private final AlertPauses alertPauses;
    private final AlertTimes times = new AlertTimes();
    private final CodeWords words;
    private final NumberTries tries;
    private final Courts courts;
    private final Districts districts;
    private final Trail trail;
    private final Clock clock;
    private final PolicyValues policy;
    private final AlertNumbers numbers = new AlertNumbers();

    Enrolments(
            Places places,
            Alerting alerting,
            AlertPauses alertPauses,
            CodeWords words,
            NumberTries tries,
            Courts courts,
            Districts districts,
            Trail trail,
            Clock clock,
            PolicyValues policy) {
        this.places = places;
        this.alerting = alerting;
        this.alertPauses = alertPauses;
        this.words = words;
        this.tries = tries;
        this.courts = courts;
        this.districts = districts;
        this.trail = trail;
        this.clock = clock;
        this.policy = policy;
    }

    /** Those that somebody may see: an adviser those of their cell, a prosecutor those that they have to confirm. */
    public List<Enrolment> of(SignedIn reader) {
        return places.enrolments().stream()
                .filter(enrolment -> isFor(reader, enrolment))
                .toList();
    }

    /** One of them; empty for another's too. */
    public Optional<Enrolment> find(UUID id, SignedIn reader) {
        return places.find(id).filter(enrolment -> isFor(reader, enrolment));
    }

    private boolean isFor(SignedIn reader, Enrolment enrolment) {
        if (reader.has(Role.SUPPORT_ADVISER)) {
            return reader.jurisdiction() instanceof Jurisdiction.OfDistrict(String cell)
                    && cell.equals(enrolment.cell());
        }
        return reader.has(Role.PROSECUTOR)
                && enrolment.state() == EnrolmentState.APPROVED
                && courts.byCode(enrolment.court())
                        .filter(court -> reader.jurisdiction().covers(placeOf(court)))
                        .isPresent();
    }

    private WorkPlace placeOf(Court court) {
        return districts
                .byCode(court.districtCode())
                .map(district -> new WorkPlace(district.provinceCode(), district.code()))
                .orElseThrow();
    }

    /**
     * Writes one down.
     *
     * @return its place
     * @throws InvalidValueException naming the field: where a value is refused, the number cannot be used, the adviser has as many
     *     as an adviser may have, or the vault is full
     */
    public UUID propose(NewEnrolment wanted, SignedIn adviser, Actor actor) {
        String cell = cell(adviser);
        check(wanted);
        String word = words.hashed(words.accepted(wanted.codeWord()));
        int mostOfAdviser = policy.get("vault.enrolments", LocalDate.now(clock)).number();
        return places.change(draft -> {
            if (draft.enrolments().stream()
                            .filter(one -> one.adviser().equals(adviser.accountId())
                                    && !one.state().isClosed())
                            .count()
                    >= mostOfAdviser) {
                throw new InvalidValueException(
                        "alerts.many", "You have as many enrolments as an adviser may have: %d.", mostOfAdviser);
            }
            refuseOffendersNumber(draft, wanted.court(), wanted.caseNumber(), wanted.number(), adviser);
            UUID place = draft.free()
                    .orElseThrow(() -> new InvalidValueException("alerts.full", "There is no room for another one."));
            draft.put(new Enrolment(
                    place,
                    EnrolmentState.PROPOSED,
                    wanted.court(),
                    wanted.caseNumber(),
                    wanted.number().e164(),
                    word,
                    wanted.language(),
                    wanted.theme(),
                    numbers.agreed(),
                    wanted.events(),
                    wanted.districts(),
                    wanted.atNight(),
                    adviser.accountId(),
                    cell,
                    null,
                    null,
                    clock.instant(),
                    List.of(),
                    null,
                    FreeBefore.whenWritten(
                            draft,
                            OffenderState.CourtCase.name(wanted.court(), wanted.caseNumber()),
                            wanted.districts()),
                    null,
                    null,
                    null));
            decided(actor);
            return place;
        });
    }

    private void check(NewEnrolment wanted) {
        if (courts.byCode(wanted.court()).isEmpty()) {
            throw new InvalidValueException("alerts.court", "Choose the court.").at("court");
        }
        if (wanted.caseNumber().isBlank()
                || wanted.caseNumber().length() > LONGEST_CASE_NUMBER
                || wanted.caseNumber().chars().noneMatch(Character::isDigit)) {
            throw new InvalidValueException(
                            "alerts.case-number",
                            "A case number has a digit and at most %d letters.",
                            LONGEST_CASE_NUMBER)
                    .at("caseNumber");
        }
        if (wanted.events().isEmpty() || !wanted.events().stream().allMatch(AlertKind::isChosen)) {
            throw new InvalidValueException("alerts.events", "Choose at least one thing that she wants to hear of.")
                    .at("events");
        }
        if (wanted.districts().size() > MOST_DISTRICTS) {
            throw new InvalidValueException("alerts.districts", "At most %d districts.", MOST_DISTRICTS)
                    .at("districts");
        }
        if (wanted.districts().stream().anyMatch(code -> districts.byCode(code).isEmpty())) {
            throw new InvalidValueException("alerts.district", "Choose districts of the list.").at("districts");
        }
    }

    /** The adviser learns only of the number that she cannot use, and after some tries nothing. */
    private void refuseOffendersNumber(
            Draft draft, String court, String caseNumber, MobileNumber number, SignedIn adviser) {
        tries.refuseTooMany(adviser.accountId());
        if (draft.isNumberOf(number.e164(), OffenderState.CourtCase.name(court, caseNumber))) {
            tries.count(adviser.accountId());
            throw unusable();
        }
    }

    private static boolean isOffenders(Draft draft, Enrolment enrolment) {
        return draft.isNumberOf(enrolment.number(), enrolment.caseName());
    }

    private static InvalidValueException unusable() {
        return new InvalidValueException("alerts.number", "This number cannot be used.").at("number");
    }

    private static String cell(SignedIn adviser) {
        if (adviser.jurisdiction() instanceof Jurisdiction.OfDistrict(String district)) {
            return district;
        }
        throw new InvalidValueException("alerts.cell", "An adviser works for the cell of one district.");
    }

    /** @throws InvalidValueException where the same adviser wrote it down */
    public void approve(UUID id, SignedIn second, Actor actor) {
        decide(id, second, actor, EnrolmentState.PROPOSED, (draft, enrolment) -> {
            if (enrolment.adviser().equals(second.accountId())) {
                throw new InvalidValueException(
                        "alerts.same-adviser", "Another adviser of the cell approves what you have written down.");
            }
            Enrolment approved = enrolment.approvedBy(second.accountId());
            // The case was confirmed before another number was taken.
            if (enrolment.confirmer() == null) {
                return approved;
            }
            if (isOffenders(draft, enrolment)) {
                return alertPauses.stop(draft, approved);
            }
            if (enrolment.pauseAskedAt() != null) {
                return approved.with(EnrolmentState.PAUSED);
            }
            // What happened meanwhile was decided, and waits to be sent.
            return enrolment.soWhenPaused() == null
                    ? approved.with(EnrolmentState.ACTIVE)
                    : alertPauses.goesOn(draft, approved);
        });
    }

    /** The prosecutor says that there is such a case. */
    public void confirm(UUID id, SignedIn prosecutor, Actor actor) {
        decide(
                id,
                prosecutor,
                actor,
                EnrolmentState.APPROVED,
                (draft, enrolment) -> begin(
                        draft,
                        enrolment.confirmedBy(prosecutor.accountId(), times.nextCheck(clock.instant())),
                        enrolment.pauseAskedAt() != null,
                        enrolment.soWhenPaused()));
    }

    /** Where the number has become that of the person since it was written down, nothing is sent to it. */
    private Enrolment begin(Draft draft, Enrolment active, boolean isToPause, @Nullable List<AlertKind> so) {
        if (isOffenders(draft, active)) {
            return alertPauses.stop(draft, isToPause ? active.pauseAsked(clock.instant()) : active);
        }
        draft.put(active);
        return isToPause ? alertPauses.beginPaused(draft, active, so) : alertPauses.begun(draft, active, so);
    }

    /**
     * Takes it away: what an adviser or the prosecutor says is not right. It is kept until an adviser says that she knows, or where she
     * who wrote it down takes it away. Whoever was told already is told on until she ends it herself: nobody else takes that away.
     * Of hers another number that waits is refused or taken back: messages go to the one before again.
     */
    public void refuse(UUID id, SignedIn reader, Actor actor) {
        boolean _ = places.change(draft -> {
            Enrolment enrolment = held(draft, id, reader);
            if (enrolment.state().isClosed()
                    || (enrolment.isNew() && enrolment.adviser().equals(reader.accountId()))) {
                draft.empty(id);
            } else if (enrolment.isNew()) {
                draft.put(enrolment.closed(EnrolmentState.REFUSED, clock.instant()));
            } else {
                Enrolment asBefore = enrolment.withNumberBefore().orElseThrow(Enrolments::changed);
                draft.put(
                        asBefore.isTold() && isOffenders(draft, asBefore)
                                ? alertPauses.stop(draft, asBefore)
                                : asBefore);
            }
            decided(actor);
            return true;
        });
    }

    /** Ends it at the cell, by the code word: everything of her is erased. */
    public void end(UUID id, String word, SignedIn adviser, Actor actor) {
        boolean _ = places.change(draft -> {
            Enrolment enrolment = held(draft, id, adviser);
            refuseWrongWord(enrolment, word, adviser);
            alerting.end(draft, enrolment);
            decided(actor);
            return true;
        });
    }

    /** Pauses it at the cell, or goes on, by the code word. */
    public void pause(UUID id, boolean pauses, String word, SignedIn adviser, Actor actor) {
        decide(id, adviser, actor, pauses ? EnrolmentState.ACTIVE : EnrolmentState.PAUSED, (draft, enrolment) -> {
            refuseWrongWord(enrolment, word, adviser);
            if (!pauses && isOffenders(draft, enrolment)) {
                throw unusable();
            }
            return pauses ? alertPauses.pauseAsAsked(draft, enrolment) : alertPauses.goesOn(draft, enrolment);
        });
    }

    /** Takes another number, which a second adviser has to approve. Until then nothing is sent. */
    public void renumber(UUID id, MobileNumber number, String word, SignedIn adviser, Actor actor) {
        Set<EnrolmentState> from = Set.of(EnrolmentState.ACTIVE, EnrolmentState.PAUSED);
        decide(id, adviser, actor, from, (draft, enrolment) -> {
            refuseWrongWord(enrolment, word, adviser);
            refuseOffendersNumber(draft, enrolment.court(), enrolment.caseNumber(), number, adviser);
            return alerting.renumbered(enrolment, number.e164(), adviser.accountId());
        });
    }

    /** An adviser has reached her, or says how else it ended. */
    public void called(UUID id, UUID alert, SignedIn adviser, Actor actor) {
        onAlert(id, alert, adviser, actor, alerting::called);
    }

    /** Sends what waits for a person, because there were many alerts or what happened lies back. */
    public void letGo(UUID id, UUID alert, SignedIn adviser, Actor actor) {
        onAlert(id, alert, adviser, actor, (enrolment, one) -> {
            if (!one.held() || !enrolment.isTold()) {
                throw changed();
            }
            return alerting.letGo(enrolment, one);
        });
    }

    private void onAlert(
            UUID id, UUID alert, SignedIn adviser, Actor actor, BiFunction<Enrolment, Alert, Enrolment> change) {
        boolean _ = places.change(draft -> {
            Enrolment enrolment = held(draft, id, adviser);
            Alert known = enrolment.alert(alert).filter(one -> !one.isOver()).orElseThrow(Enrolments::changed);
            draft.put(change.apply(enrolment, known));
            decided(actor);
            return true;
        });
    }

    private void decide(
            UUID id,
            SignedIn reader,
            Actor actor,
            EnrolmentState from,
            BiFunction<Draft, Enrolment, Enrolment> decision) {
        decide(id, reader, actor, Set.of(from), decision);
    }

    private void decide(
            UUID id,
            SignedIn reader,
            Actor actor,
            Set<EnrolmentState> from,
            BiFunction<Draft, Enrolment, Enrolment> decision) {
        boolean _ = places.change(draft -> {
            Enrolment enrolment = held(draft, id, reader);
            if (!from.contains(enrolment.state())) {
                throw changed();
            }
            draft.put(decision.apply(draft, enrolment));
            decided(actor);
            return true;
        });
    }

    private Enrolment held(Draft draft, UUID id, SignedIn reader) {
        return draft.find(id).filter(enrolment -> isFor(reader, enrolment)).orElseThrow(Enrolments::changed);
    }

    private void refuseWrongWord(Enrolment enrolment, String word, SignedIn adviser) {
        tries.refuseTooMany(adviser.accountId());
        if (!words.hashed(word).equals(enrolment.codeWord())) {
            tries.count(adviser.accountId());
            throw new InvalidValueException("alerts.code-word.wrong", "This is not her code word.").at("codeWord");
        }
    }

    private static InvalidValueException changed() {
        return new InvalidValueException("alerts.changed", "It has changed meanwhile. Read what it says now.");
    }

    /** Without which: the trail says that somebody worked here, and not on what. */
    private void decided(Actor actor) {
        trail.append(TrailEntry.done(actor, TrailAction.ENROLMENT_DECIDED));
    }
}
