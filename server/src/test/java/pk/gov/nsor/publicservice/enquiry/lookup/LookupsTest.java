package pk.gov.nsor.publicservice.enquiry.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups.Answer;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups.Figure;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** A person on the register is told how often they were looked up, by two people, in bands, a quarter late. */
@RegisterTest
class LookupsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Lookups lookups;

    @Autowired
    private LookupDisclosureProposal kind;

    @Autowired
    private Proposals proposals;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Officer registrar;
    private Officer supervisor;
    private Quarter latest;

    @BeforeEach
    void countedForTwoYears() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        latest = Quarter.latestTold(LocalDate.now(clock));
        jdbc.sql("insert into enquiry.lookup_day (day, counted_at) values (?, now()) on conflict do nothing")
                .param(latest.minus(3).firstDay().plusDays(9))
                .update();
    }

    @Test
    void twoPeopleTellAndTheFiguresAreThereForThirtyDays() {
        PersonId person = registered();
        looked(person, latest, 25);
        looked(person, latest.minus(2), 10);
        looked(person, latest.plus(1), 50);
        UUID proposal = kind.propose(person, "Asked in writing, card seen", registrar.actor());
        assertRefused("lookup.not-approved", () -> lookups.show(person, registrar.actor()));
        assertRefused("proposal.own", () -> proposals.approve(proposal, "", registrar.actor()));
        Officer colleague = new Officers(accounts).with(Role.REGISTRAR);
        assertRefused("proposal.role", () -> proposals.approve(proposal, "", colleague.actor()));
        proposals.approve(proposal, "", supervisor.actor());

        List<Figure> figures = lookups.show(person, registrar.actor());
        assertThat(figures)
                .extracting(Figure::quarter)
                .containsExactly(latest, latest.minus(1), latest.minus(2), latest.minus(3));
        assertThat(figures)
                .extracting(Figure::band)
                .containsExactly(
                        LookupBand.FROM_25, LookupBand.FEWER_THAN_10, LookupBand.FROM_10, LookupBand.FEWER_THAN_10);
        assertThat(figures.getLast().countedFrom())
                .isEqualTo(latest.minus(3).firstDay().plusDays(9));
        assertThat(figures.getFirst().countedFrom()).isNull();
        assertThat(new TrailReader(jdbc).of(registrar.actor().id())).contains("LOOKUPS_SHOWN DONE");

        after(30, () -> assertThat(lookups.show(person, registrar.actor())).hasSize(4));
        after(31, () -> assertRefused("lookup.not-approved", () -> lookups.show(person, registrar.actor())));
        lookups.refuse(person, "Somebody is in danger after all", registrar.actor());
        assertThat(lookups.shownUntil(person)).isEmpty();
        assertRefused("lookup.not-approved", () -> lookups.show(person, registrar.actor()));
    }

    @Test
    void whoIsNotOnTheRegisterIsNotTold() {
        PersonId acquitted = registration
                .register(
                        Offenders.identity(null), Samples.cnic(), List.of(), notRegistrable(), null, registrar.actor())
                .person();
        assertThat(lookups.mayAsk(acquitted)).isFalse();
        assertRefused("lookup.not-registered", () -> kind.propose(acquitted, "Asked in writing", registrar.actor()));
    }

    @Test
    void onePersonRefusesWithAReasonThatIsKeptForTheNext() {
        PersonId person = registered();
        for (int length : new int[] {4, 1001}) {
            assertRefused("lookup.reason", () -> lookups.refuse(person, "x".repeat(length), registrar.actor()));
        }
        lookups.refuse(person, "x".repeat(5), registrar.actor());
        lookups.refuse(person, "The neighbour asked, in a village of few", registrar.actor());
        assertThat(lookups.answers(person)).extracting(Answer::told).containsExactly(false, false);
        assertThat(lookups.answers(person).getFirst().reason()).isEqualTo("The neighbour asked, in a village of few");
        assertThat(jdbc.sql("select reason from enquiry.lookup_answer where person_id = ?")
                        .param(person.value())
                        .query(byte[].class)
                        .list())
                .allSatisfy(stored -> assertThat(new String(stored, java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain("neighbour", "xxxxx"));
        assertThat(new TrailReader(jdbc).of(registrar.actor().id())).contains("LOOKUPS_REFUSED DONE");
        assertRefused("lookup.not-approved", () -> lookups.show(person, registrar.actor()));
    }

    @Test
    void aRefusalMeanwhileMakesTheProposalStale() {
        PersonId person = registered();
        UUID proposal = kind.propose(person, "Asked in writing, card seen", registrar.actor());
        lookups.refuse(person, "Somebody could be in danger", registrar.actor());
        assertRefused("proposal.changed", () -> proposals.approve(proposal, "", supervisor.actor()));
    }

    @Test
    void whatIsProposedAboutASealedRecordIsNotShownToASupervisor(Supervised people) {
        PersonId person = registered();
        String page = "/approvals/" + kind.propose(person, "Asked in writing, card seen", registrar.actor());
        WebSession approver = new WebSession(port);
        approver.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(approver.get(page).body()).contains(people.numberOf(person));
        people.seal(person, LocalDate.now(clock));
        try {
            assertThat(approver.get(page).statusCode()).isEqualTo(404);
            WebSession session = new WebSession(port);
            session.signIn(registrar.name(), Officers.PASSWORD);
            assertThat(session.get(page).body()).contains(people.numberOf(person));
        } finally {
            people.unseal();
        }
    }

    @Test
    void thePageIsTheRegistrarsAlone() throws Exception {
        PersonId person = registered();
        String page = "/people/" + person + "/lookups";
        for (Role role : Role.values()) {
            WebSession session = new WebSession(port);
            session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
            assertThat(session.get(page).statusCode()).as(role.name()).isEqualTo(role == Role.REGISTRAR ? 200 : 403);
        }
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(session.get("/people/" + UUID.randomUUID() + "/lookups").statusCode())
                .isEqualTo(404);
        assertThat(session.submit(page, page + "/refusal", Map.of("refusal", "no"))
                        .body())
                .contains("Give the reason in 5 to 1000 characters.");
    }

    private PersonId registered() {
        return registration
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
    }

    private static NewConviction notRegistrable() {
        return Offenders.conviction("PPC 302");
    }

    private void looked(PersonId person, Quarter quarter, int times) {
        jdbc.sql("insert into enquiry.lookup (person_id, quarter, lookups) values (?, ?, ?)")
                .params(person.value(), quarter.firstDay(), times)
                .update();
    }

    private void after(int days, Runnable check) {
        clock.move(Duration.ofDays(days));
        try {
            check.run();
        } finally {
            clock.move(Duration.ofDays(-days));
        }
    }

    private static void assertRefused(String code, Runnable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
