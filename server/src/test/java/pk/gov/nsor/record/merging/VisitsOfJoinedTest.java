package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.knowledge.PlannedVisit;
import pk.gov.nsor.policing.supervision.knowledge.Recorded;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment.Level;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.Visit;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Finding;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Met;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Outcome;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** A visit that is planned and a review of the risk are done from the leading record when theirs is joined with it. */
@RegisterTest
class VisitsOfJoinedTest extends MergingSetting {

    @Autowired
    private Visits visits;

    @Autowired
    private RiskAssessments risks;

    @Autowired
    private AddressConfidences addresses;

    @Test
    void aVisitPlannedUnderAJoinedRecordIsListedAndReportedUnderTheLeadingOneAndStaysReportedWhenTheyAreParted() {
        PersonId older = registered("Akbar Visited", Samples.cnic(), judgment("SC 151/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Visited", null, judgment("SC 152/2022", LocalDate.of(2024, 5, 1)));
        UUID visit = plan(newer, today());
        UUID coming = plan(newer, today().plusDays(3));
        Merge merge = join(older, newer, List.of());
        assertThat(lines(older, CaseList.VISITS))
                .allSatisfy(list -> assertThat(list).containsExactly(visit));
        assertThat(lines(older, CaseList.VISITS_COMING))
                .allSatisfy(list -> assertThat(list).containsExactly(coming));
        assertThat(visits.of(older)).extracting(Visit::id).containsExactly(visit, coming);
        assertThat(visits.find(older, visit).orElseThrow().reason()).isEqualTo("To see the house");

        VisitReport report =
                new VisitReport(visit, today(), Outcome.MADE, Met.PERSON, Finding.NOTHING, null, "Met at the mill");
        visits.report(older, report, registrar.actor());
        visits.report(older, report, registrar.actor());
        assertThat(lines(older, CaseList.VISITS))
                .allSatisfy(list -> assertThat(list).isEmpty());
        assertThat(visits.find(older, visit).orElseThrow().report()).isEqualTo(report);
        assertThat(kinds(older)).containsOnlyOnce("VISIT_MADE");

        part(merge, nothing());
        assertThat(visits.find(newer, visit).orElseThrow().report()).isEqualTo(report);
        assertThat(visits.of(older)).isEmpty();
        assertThat(lines(newer, CaseList.VISITS_COMING))
                .allSatisfy(list -> assertThat(list).containsExactly(coming));
    }

    @Test
    void anOfficerFindsTheVisitInTheListAndReportsItOnItsPage(Officers officers) {
        PersonId older = registered("Akbar Reported", Samples.cnic(), judgment("SC 153/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Reported", null, judgment("SC 154/2022", LocalDate.of(2024, 5, 2)));
        UUID visit = plan(newer, today());
        join(older, newer, List.of());
        WebSession session = new WebSession(port);
        session.signIn(
                officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        String path = "/people/" + older + "/visits/" + visit;
        assertThat(listed(session, older)).contains(path);
        assertThat(session.get("/people/" + older + "/knowledge").body()).contains(path);
        Map<String, String> called = Map.of(
                "on", today().toString(), "outcome", "CALLED_OFF", "finding", "NOTHING", "seen", "He came himself");
        assertThat(session.submit(path, path, called).statusCode()).isEqualTo(302);
        assertThat(listed(session, older)).doesNotContain(path);
        assertThat(Objects.requireNonNull(visits.of(older).getFirst().report()).outcome())
                .isEqualTo(Outcome.CALLED_OFF);
    }

    @Test
    void aReportOnAPageThatWasOpenWhenTheRecordsWereJoinedIsTakenAndEndsTheAlertUnderTheLeadingOne() {
        PersonId older = registered("Akbar Opened", Samples.cnic(), judgment("SC 159/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Opened", null, judgment("SC 160/2022", LocalDate.of(2024, 5, 5)));
        UUID visit = plan(newer, today());
        long address = addresses.of(newer).getFirst().id();
        join(older, newer, List.of());
        jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                        values (?, ?, 'MISSED_AND_NOT_AT_ADDRESS', now())
                        """).params(older.value(), today()).update();
        visits.report(
                newer,
                new VisitReport(visit, today(), Outcome.MADE, Met.PERSON, Finding.CONFIRMED, address, "Found at home"),
                registrar.actor());
        assertThat(lines(older, CaseList.VISITS))
                .allSatisfy(list -> assertThat(list).isEmpty());
        assertThat(absconders.of(older)).isEmpty();
    }

    @Test
    void aReviewOfTheRiskUnderAJoinedRecordIsListedUnderTheLeadingOneUntilTheRiskIsAssessedThere() {
        PersonId older = registered("Akbar Reviewed", Samples.cnic(), judgment("SC 155/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Reviewed", null, judgment("SC 156/2022", LocalDate.of(2024, 5, 3)));
        RiskAssessment before = assess(newer, today().minusDays(90), Level.VERY_HIGH, today());
        join(older, newer, List.of());
        assertThat(lines(older, CaseList.RISK_REVIEWS))
                .allSatisfy(list -> assertThat(list).containsExactly(before.id()));
        assertThat(risks.of(older)).extracting(Recorded::what).containsExactly(before);

        RiskAssessment now = assess(older, today(), Level.HIGH, today().plusDays(30));
        assertThat(lines(older, CaseList.RISK_REVIEWS))
                .allSatisfy(list -> assertThat(list).isEmpty());
        assertThat(risks.of(older)).extracting(Recorded::what).containsExactly(now, before);
    }

    @Test
    void ofJoinedRecordsTheReviewOfTheLatestAssessmentCounts() {
        PersonId older = registered("Akbar Assessed", Samples.cnic(), judgment("SC 157/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Assessed", null, judgment("SC 158/2022", LocalDate.of(2024, 5, 4)));
        RiskAssessment earlier = assess(older, today().minusDays(90), Level.LOW, today());
        RiskAssessment later = assess(newer, today().minusDays(60), Level.HIGH, today().plusDays(60));
        Merge merge = join(older, newer, List.of());
        assertThat(lines(older, CaseList.RISK_REVIEWS))
                .allSatisfy(list -> assertThat(list).isEmpty());
        assertThat(risks.of(older)).extracting(Recorded::what).containsExactly(later, earlier);

        part(merge, nothing());
        assertThat(lines(older, CaseList.RISK_REVIEWS))
                .allSatisfy(list -> assertThat(list).containsExactly(earlier.id()));
    }

    private String listed(WebSession session, PersonId person) {
        String number = people.get(person).number().formatted();
        return session.submit("/caseload", "/caseload", Map.of("list", "visits", "q", number, "go", "list=visits"))
                .body();
    }

    private UUID plan(PersonId person, LocalDate on) {
        UUID visit = UUID.randomUUID();
        visits.plan(person, new PlannedVisit(visit, on, "To see the house"), registrar.actor());
        return visit;
    }

    private RiskAssessment assess(PersonId person, LocalDate on, Level level, LocalDate review) {
        RiskAssessment assessment =
                new RiskAssessment(UUID.randomUUID(), on, Map.of(), level, "Seen by the officer", review);
        risks.record(person, assessment, registrar.actor());
        return assessment;
    }
}
