package pk.gov.nsor.record.registration.lawchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingChange;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** What would be said of other dates is what is said once they are recorded. */
@RegisterTest
class WhatIfTest {

    private static final LocalDate BIRTH = LocalDate.of(1990, 5, 1);
    private static final LocalDate RELEASE = Offenders.JUDGMENT.plusMonths(14);

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording recording;

    @Autowired
    private LegalRecord record;

    @Autowired
    private Standings standings;

    @Autowired
    private WhatIf whatIf;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private Officers.Officer registrar;
    private Registered registered;

    @BeforeEach
    void somebodyIsConvicted() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        registered = convicted(BIRTH);
    }

    @Test
    void aQuashing() {
        LocalDate on = Offenders.JUDGMENT.plusYears(1);
        assertComesTrue(
                facts -> changed(facts, facts.judgments().getFirst().judgmentOn(), on, facts.custody(), null),
                new Quashed(registered.conviction(), null, on, Quashing.Reason.ACQUITTED_ON_APPEAL));
        assertThat(now().status()).isEqualTo(Status.SEALED);
    }

    @Test
    void aNewStayInCustodyAndItsRelease() {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        assertComesTrue(
                facts -> in(facts, new TimeInCustody(id(), Offenders.JUDGMENT, null)),
                event(custodyPeriod, CustodyEvent.Type.ADMITTED, Offenders.JUDGMENT));
        assertThat(now().status()).isEqualTo(Status.PRE_REGISTERED);
        assertComesTrue(
                facts -> in(facts, new TimeInCustody(id(), Offenders.JUDGMENT, RELEASE)),
                event(custodyPeriod, CustodyEvent.Type.RELEASED, RELEASE));
        assertThat(now().startedOn()).isEqualTo(RELEASE);
    }

    @Test
    void aDeath() {
        LocalDate on = Offenders.JUDGMENT.plusYears(1);
        assertComesTrue(
                facts -> changed(facts, Offenders.JUDGMENT, null, facts.custody(), on),
                new Death(on, Death.Source.NADRA));
    }

    @Test
    void anotherDayOfJudgmentAndAnotherBirth() {
        LocalDate judgmentOn = Offenders.JUDGMENT.plusDays(40);
        Requirement supposed = supposing(facts -> changed(facts, judgmentOn, null, facts.custody(), null));
        recording.correct(
                registered.person(),
                new FactId(registered.conviction().value()),
                Offenders.judged("PPC 354", judgmentOn),
                "Misread",
                registrar.actor());
        assertThat(supposed).isEqualTo(now());

        LocalDate seventeenBefore = Offenders.OFFENCE.minusYears(17);
        Requirement young = whatIf.supposing(facts(registered.person(), seventeenBefore), LocalDate.now(clock))
                .requirement();
        Registered other = convicted(seventeenBefore);
        Requirement recorded = standings.requirement(other.person());
        assertThat(young.convictions().getFirst().juvenile()).isTrue();
        assertThat(recorded.convictions().getFirst().juvenile()).isTrue();
        assertThat(whatIf.supposing(facts(other.person(), seventeenBefore), LocalDate.now(clock))
                        .requirement())
                .isEqualTo(recorded);
    }

    @Test
    void thePageAnswersFromItsAddressAndStoresNothing() {
        WebSession session = signedIn(registrar);
        Standing before = standings.of(registered.person()).orElseThrow();
        List<StandingChange> changes = standings.changes(registered.person());
        long journal = journal();

        String page = whatIf(session, "quashedOn-" + id() + "=2024-02-01");

        assertThat(page)
                .contains("The answer for", "sealed", "1 February 2024", "+ New", "− No more")
                .doesNotContain("field-error");
        assertThat(whatIf(session, "")).contains("The answer is the same as today’s.");
        assertThat(standings.of(registered.person())).contains(before);
        assertThat(standings.changes(registered.person())).isEqualTo(changes);
        assertThat(journal()).isEqualTo(journal);
        assertThat(new TrailReader(jdbc).of(registrar.account().id())).endsWith("PERSON_VIEWED DONE");
    }

    @Test
    void aDayToComeIsAskedAbout() {
        LocalDate last = now().lastDay();
        String page = whatIf(signedIn(registrar), "asOf=" + last.plusDays(1));
        assertThat(page).contains("sealed");
        assertThat(whatIf(signedIn(registrar), "asOf=" + last)).doesNotContain("The record has been sealed");
    }

    @Test
    void whatCanNotBeIsRefusedAtItsField() {
        WebSession session = signedIn(registrar);
        assertRefused(session, "judgmentOn-" + id() + "=1-1-2022", "judgmentOn-" + id(), "before the offence");
        assertRefused(session, "quashedOn-" + id() + "=1-1-2022", "quashedOn-" + id(), "before the judgment");
        assertRefused(session, "bornOn=1-1-2023", "offenceOn-" + id(), "before the birth");
        assertRefused(session, "diedOn=3-3-2022", "judgmentOn-" + id(), "after the death");
        assertRefused(
                session,
                "newFor=NONE&newAdmittedOn=1-2-2024&newReleasedOn=1-1-2024",
                "newReleasedOn",
                "before the admission");
        assertRefused(session, "newAdmittedOn=1-2-2024", "newFor", "Say what the custody is for.");
        assertRefused(session, "newFor=" + id(), "newAdmittedOn", "Give the day.");
        assertRefused(session, "asOf=yesterday", "asOf", "not a date of the calendar");
        assertRefused(session, "offenceOn-" + id() + "=", "offenceOn-" + id(), "Give the day.");
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        FactId _ = recording.record(
                registered.person(),
                event(custodyPeriod, CustodyEvent.Type.ADMITTED, Offenders.JUDGMENT),
                registrar.actor());
        assertRefused(session, "newFor=NONE&newAdmittedOn=1-2-2024", "newReleasedOn", "Another custody period");
        assertRefused(
                session,
                "releasedOn-" + custodyPeriod + "=1-1-2023",
                "releasedOn-" + custodyPeriod,
                "before the admission");
    }

    @Test
    void aChangeIsShownWithWhatBroughtIt() {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        FactId _ = recording.record(
                registered.person(),
                event(custodyPeriod, CustodyEvent.Type.ADMITTED, Offenders.JUDGMENT),
                registrar.actor());
        StandingChange latest = standings.changes(registered.person()).getFirst();
        assertThat(latest.cause()).isEqualTo(StandingChange.Cause.FACT);
        WebSession session = signedIn(registrar);
        String recordPage = session.get("/people/" + registered.person()).body();
        assertThat(recordPage)
                .contains("Latest change", "pre-registered, in custody", "Because of: ", "Camp Jail Lahore");
        String why = session.get("/people/" + registered.person() + "/why").body();
        assertThat(why)
                .contains(
                        "How the standing changed",
                        "Camp Jail Lahore",
                        "Offence rules that gave the basis",
                        "Custody begun within this of the judgment moves the start of the period",
                        "Assumed",
                        standings.of(registered.person()).orElseThrow().lawVersion());
    }

    private void assertComesTrue(Function<Facts, Facts> change, LegalFact fact) {
        Requirement supposed = supposing(change);
        assertThat(supposed).isNotEqualTo(now());
        FactId _ = recording.record(registered.person(), fact, registrar.actor());
        if (fact instanceof Death) {
            recording.establish(registered.person(), Actor.system("test"));
        }
        assertThat(supposed).isEqualTo(now());
    }

    private Requirement supposing(Function<Facts, Facts> change) {
        return whatIf.supposing(change.apply(facts(registered.person(), BIRTH)), LocalDate.now(clock))
                .requirement();
    }

    private Facts facts(PersonId person, LocalDate bornOn) {
        return WhatIf.facts(record.of(person), bornOn);
    }

    private static Facts changed(
            Facts facts,
            LocalDate judgmentOn,
            @Nullable LocalDate quashedOn,
            List<TimeInCustody> custody,
            @Nullable LocalDate diedOn) {
        Judgment known = facts.judgments().getFirst();
        Judgment other =
                new Judgment(known.id(), known.offenceOn(), judgmentOn, quashedOn, known.victim(), known.charges());
        return new Facts(facts.bornOn(), diedOn, List.of(other), custody);
    }

    private static Facts in(Facts facts, TimeInCustody custodyPeriod) {
        List<TimeInCustody> custody = new ArrayList<>(facts.custody());
        custody.removeIf(known -> known.admittedOn().equals(custodyPeriod.admittedOn()));
        custody.add(custodyPeriod);
        return new Facts(facts.bornOn(), facts.diedOn(), facts.judgments(), custody);
    }

    private CustodyEvent event(CustodyPeriodId custodyPeriod, CustodyEvent.Type type, LocalDate on) {
        return new CustodyEvent(
                custodyPeriod,
                type.begins() ? registered.conviction() : null,
                type,
                on,
                "Camp Jail Lahore",
                type == CustodyEvent.Type.RELEASED ? CustodyEvent.ReleaseReason.values()[0] : null);
    }

    private Registered convicted(LocalDate bornOn) {
        return registration.register(
                Offenders.identity(bornOn),
                Samples.cnic(),
                List.of(),
                Offenders.conviction("PPC 354"),
                null,
                Actor.system("test"));
    }

    private String id() {
        return registered.conviction().toString();
    }

    private Requirement now() {
        return standings.requirement(registered.person());
    }

    private long journal() {
        return jdbc.sql("select count(*) from register.journal where person_id = ?")
                .param(registered.person().value())
                .query(Long.class)
                .single();
    }

    private WebSession signedIn(Officers.Officer officer) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }

    private String whatIf(WebSession session, String query) {
        HttpResponse<String> page =
                session.get("/people/" + registered.person() + "/what-if?" + query.replace(" ", encoded(" ")));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private void assertRefused(WebSession session, String query, String field, String reason) {
        String page = whatIf(session, query);
        assertThat(page)
                .as(query)
                .contains("href=\"#" + field + "\"", "id=\"" + field + "-error\"", reason)
                .doesNotContain("The answer for");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
