package pk.gov.nsor.survivors.alerts;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.survivors.alerts.Alerting.Event;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Samples;

/** Survivors of made-up cases, enrolled by two advisers and a prosecutor. */
final class Enrolled {

    static final String COURT = "sessions-court-lahore";
    static final String WORD = "Green kettle";
    private static final AtomicInteger CASE = new AtomicInteger();

    final Officer adviser;
    final Officer second;
    final Officer prosecutor;

    private final Enrolments enrolments;

    Enrolled(Enrolments enrolments, Officers officers) {
        this.enrolments = enrolments;
        Jurisdiction lahore = new Jurisdiction.OfDistrict("lahore");
        adviser = officers.of(lahore, Role.SUPPORT_ADVISER);
        second = officers.of(lahore, Role.SUPPORT_ADVISER);
        prosecutor = officers.of(lahore, Role.PROSECUTOR);
    }

    /** A case number that no other test has. */
    static String newCase() {
        return "SC " + CASE.incrementAndGet() + "/2026";
    }

    static NewEnrolment wanted(String caseNumber, String number) {
        return new NewEnrolment(
                COURT,
                caseNumber,
                MobileNumber.parse(number),
                WORD,
                AlertLanguage.ENGLISH,
                Theme.APPOINTMENT,
                events(),
                Set.of("lahore"),
                true);
    }

    static NewEnrolment notAtNight(NewEnrolment wanted) {
        return new NewEnrolment(
                wanted.court(),
                wanted.caseNumber(),
                wanted.number(),
                wanted.codeWord(),
                wanted.language(),
                wanted.theme(),
                wanted.events(),
                wanted.districts(),
                false);
    }

    private static Set<AlertKind> events() {
        Set<AlertKind> events = EnumSet.allOf(AlertKind.class);
        events.removeIf(kind -> !kind.isChosen());
        return events;
    }

    UUID proposed(NewEnrolment wanted) {
        return enrolments.propose(wanted, adviser.signedIn(), adviser.actor());
    }

    /** Enrolled, approved and confirmed. */
    UUID active(NewEnrolment wanted) {
        UUID id = proposed(wanted);
        enrolments.approve(id, second.signedIn(), second.actor());
        enrolments.confirm(id, prosecutor.signedIn(), prosecutor.actor());
        return id;
    }

    UUID active(String caseNumber, String number) {
        return active(wanted(caseNumber, number));
    }

    Enrolment of(UUID id) {
        return enrolments.find(id, adviser.signedIn()).orElseThrow();
    }

    /** Gives back the places of these survivors: there are few. */
    void endAll() {
        enrolments.of(adviser.signedIn()).stream()
                .filter(enrolment ->
                        enrolment.adviser().equals(adviser.signedIn().accountId()))
                .forEach(enrolment -> enrolments.end(enrolment.id(), WORD, adviser.signedIn(), adviser.actor()));
    }

    static String phone() {
        return Samples.phone();
    }

    static OffenderState held(String caseNumber) {
        return state(caseNumber, Custody.HELD, LocalDate.of(2024, 1, 1), null, "lahore");
    }

    static OffenderState state(
            String caseNumber,
            Custody custody,
            @Nullable LocalDate since,
            @Nullable LocalDate releaseOn,
            @Nullable String district) {
        return new OffenderState(
                List.of(new CourtCase(COURT, caseNumber, false)),
                custody,
                since,
                null,
                releaseOn,
                district,
                null,
                List.of("+923990009999"),
                List.of(),
                null);
    }

    static Event event(UUID alias, @Nullable OffenderState state) {
        return new Event(alias, state);
    }
}
