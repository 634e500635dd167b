package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Examination.Document;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.node.ObjectNode;

/** Whom a message that waits is put on the record of: nobody whom the page did not show. */
@RegisterTest
class QuarantinePeopleTest {

    private static final String RECORDS = "Beside record";

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private People people;

    @Autowired
    private Names names;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Releases releases;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private ApiClient court;
    private ApiClient prison;
    private Officer registrar;
    private WebSession session;

    @BeforeEach
    void feedsAndARegistrar() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        session = signedIn(registrar);
    }

    @Test
    void aConvictionIsPutOnNoRecordThatThePageDidNotShow() {
        PersonId innocent = somebody(Samples.cnic());
        PersonId holder = somebody(Samples.cnic());
        String receipt = ofAnother(holder);
        HttpResponse<String> tried = decide(receipt, Map.of("person", innocent.toString()));
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).contains("This record was not beside the message");
        assertThat(work().status(receipt)).isEqualTo("QUARANTINED");
        assertThat(convictions.of(innocent)).hasSize(1);
    }

    @Test
    void theRecordBesideAMessageThatWaitsIsOpenedFromItWithoutAQuestionAndNoOther() {
        PersonId innocent = somebody(Samples.cnic());
        PersonId holder = somebody(Samples.cnic());
        String receipt = ofAnother(holder);
        String task = "?for=COURT_RECORD&task=" + receipt;
        assertThat(session.ask("/quarantine/" + receipt).body())
                .contains("/people/" + holder + task.replace("&", "&amp;"));
        assertThat(session.ask("/people/" + innocent + task).statusCode()).isEqualTo(302);
        assertThat(session.ask("/people/" + holder + task).statusCode()).isEqualTo(200);
        assertThat(decide(receipt, Map.of("person", "new-without-cnic")).statusCode())
                .isEqualTo(302);
        WebSession later = signedIn(registrar);
        assertThat(later.ask("/people/" + holder + task).statusCode())
                .as("decided")
                .isEqualTo(302);
        assertThat(later.ask("/people/" + holder + "?for=IDENTITY_CONFIRMATION&task=" + receipt)
                        .statusCode())
                .as("whose the CNIC is, is open")
                .isEqualTo(200);
    }

    @Test
    void theCnicThatTheRecordLacksIsEnteredAndWaitsForASecondPerson() {
        PersonId known = somebody(null);
        Cnic cnic = Samples.cnic();
        String receipt = resembling(known, cnic);
        assertThat(decide(receipt, Map.of("person", known.toString())).statusCode())
                .isEqualTo(302);
        assertThat(work().person(receipt)).isEqualTo(known);
        assertThat(people.get(known).cnics()).singleElement().satisfies(entered -> {
            assertThat(entered.cnic()).isEqualTo(cnic);
            assertThat(entered.status()).isEqualTo(CnicOfPerson.Status.UNCONFIRMED);
            assertThat(entered.enteredBy()).isEqualTo(registrar.actor().id());
        });
        assertThat(confirmation.examine(known, cnic, seen(), registrar.actor()))
                .isEqualTo(IdentityConfirmation.Outcome.SECOND_PERSON_NEEDED);
        assertThat(confirmation.examine(
                        known,
                        cnic,
                        seen(),
                        new Officers(accounts).with(Role.REGISTRAR).actor()))
                .isEqualTo(IdentityConfirmation.Outcome.CONFIRMED);
    }

    @Test
    void ofACustodyEventTheCnicIsEnteredTooOnTheRecordThatWasPutBesideIt() {
        PersonId known = somebody(null);
        Cnic cnic = Samples.cnic();
        String receipt = admission(cnic);
        assertThat(decide(receipt, Map.of("person", known.toString())).body())
                .contains("This record was not beside the message");
        assertThat(beside(receipt, "R-482-139-0759").body()).contains("No record has this number");
        assertThat(beside(receipt, people.get(known).number().formatted()).statusCode())
                .isEqualTo(302);
        assertThat(decide(receipt, Map.of("person", known.toString())).statusCode())
                .isEqualTo(302);
        assertThat(people.get(known).cnics())
                .singleElement()
                .satisfies(entered -> assertThat(entered.cnic()).isEqualTo(cnic));
    }

    @Test
    void theSamePersonWithTheCnicOfAnotherRecordIsRefused() {
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody(cnic);
        PersonId other = somebody(null);
        String receipt = ofAnother(holder);
        beside(receipt, people.get(other).number().formatted());
        HttpResponse<String> tried = decide(receipt, Map.of("person", other.toString()));
        assertThat(tried.body())
                .contains("is on record " + people.get(holder).number().formatted() + " already");
        assertThat(work().status(receipt)).isEqualTo("QUARANTINED");
        assertThat(convictions.of(other)).hasSize(1);
        assertThat(people.get(other).cnics()).isEmpty();
    }

    @Test
    void aCnicThatWasTakenOffTheRecordDoesNotComeBackByAMessage() {
        Cnic cnic = Samples.cnic();
        PersonId known = somebody(cnic);
        confirmation.withdraw(known, cnic, "It is on the card of a cousin", registrar.actor());
        String receipt = resembling(known, cnic);
        assertThat(decide(receipt, Map.of("person", known.toString())).body()).contains("was taken off this record");
        assertThat(decide(receipt, Map.of("person", "without-cnic:" + known)).statusCode())
                .isEqualTo(302);
        assertThat(work().person(receipt)).isEqualTo(known);
        assertThat(people.get(known).cnics())
                .extracting(CnicOfPerson::status)
                .containsExactly(CnicOfPerson.Status.WITHDRAWN);
    }

    @Test
    void anotherPersonWhoseCnicIsWrongGetsARecordWithoutItAndTheClashStaysToBeCleared() {
        // Today shows the first few.
        TestDatabase.superuserOf(dataSource)
                .sql("delete from intake.cnic_clash")
                .update();
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody(cnic);
        String receipt = ofAnother(holder);
        assertThat(decide(receipt, Map.of("person", "new-without-cnic")).statusCode())
                .isEqualTo(302);
        PersonId made = work().person(receipt);
        assertThat(made).isNotEqualTo(holder);
        assertThat(convictions.of(holder)).hasSize(1);
        assertThat(convictions.of(made)).hasSize(1);
        assertThat(people.get(made).cnics()).isEmpty();
        assertThat(people.withCnic(cnic)).contains(holder);
        String clash = "/quarantine/" + receipt + "/clash";
        assertThat(session.get("/quarantine.csv?list=clashes").body()).contains(receipt);
        assertThat(session.get("/").body()).contains(clash);
        assertThat(session.get(clash).body())
                .contains(
                        cnic.formatted(),
                        people.get(holder).number().formatted(),
                        people.get(made).number().formatted());
    }

    @Test
    void theCnicIsNotWrongOnTheRecordThatHasIt() {
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody(cnic);
        String receipt = ofAnother(holder);
        HttpResponse<String> tried = decide(receipt, Map.of("person", "without-cnic:" + holder));
        assertThat(tried.body()).contains("This record has the CNIC of the message");
        assertThat(convictions.of(holder)).hasSize(1);
        assertThat(work().status(receipt)).isEqualTo("QUARANTINED");
    }

    @Test
    void aCustodyEventMakesNoNewRecord() {
        String receipt = admission(Samples.cnic());
        for (String who : List.of("new", "new-without-cnic")) {
            assertThat(decide(receipt, Map.of("person", who)).body()).contains("Only a conviction makes a new record");
        }
        assertThat(work().status(receipt)).isEqualTo("QUARANTINED");
    }

    @Test
    void whatStandsBesideTheMessageIsTheRecordWithTheDifferencesInWords() {
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody(cnic);
        String receipt = ofAnother(holder);
        String page = session.get("/quarantine/" + receipt).body();
        assertThat(page)
                .contains(
                        RECORDS,
                        "Same person: record it on this record",
                        "Another person: the CNIC is wrong",
                        people.get(holder).number().formatted(),
                        "Imran Khalid",
                        "Differs",
                        "Agrees",
                        "not confirmed",
                        "15 January 2023",
                        "Sessions Court (Special Court), Lahore");
        assertThat(page.indexOf("<pre")).isGreaterThan(page.indexOf("<details"));
        assertThat(page.replaceAll("(?s)<pre.*?</pre>", ""))
                .doesNotContain("&quot;person&quot;", "messageId", "/person/cnic");
    }

    @Test
    void whoeverReadsThePageIsOnTheTrailWithEverybodyItShows() {
        PersonId holder = somebody(Samples.cnic());
        PersonId other = somebody(null);
        String receipt = ofAnother(holder);
        beside(receipt, people.get(other).number().formatted());
        session.get("/quarantine/" + receipt);
        List<UUID> named = jdbc.sql("""
                        select unnest(n.people) from audit.named n join audit.entry e on e.id = n.entry_id
                        where e.actor_id = ? and e.action = 'QUARANTINE_VIEWED' and e.id = (
                            select max(id) from audit.entry where actor_id = ? and action = 'QUARANTINE_VIEWED')
                        """)
                .params(registrar.actor().id(), registrar.actor().id())
                .query(UUID.class)
                .list();
        assertThat(named).containsExactlyInAnyOrder(holder.value(), other.value());
    }

    @Test
    void whatWasDecidedOnAnOlderRecordIsRefused() {
        PersonId holder = somebody(Samples.cnic());
        String receipt = ofAnother(holder);
        WebSession.OpenPage page = session.open("/quarantine/" + receipt);
        names.change(holder, PersonName.latin("Imran Khalid Butt"), LocalDate.of(2024, 1, 1), registrar.actor());
        HttpResponse<String> late =
                page.send("/quarantine/" + receipt + "/record", Map.of("person", holder.toString()));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(convictions.of(holder)).hasSize(1);
    }

    @Test
    void whatWasDecidedBesideAnotherPlannedReleaseIsRefused() {
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody(cnic);
        LocalDate today = LocalDate.now(clock);
        work().recorded(prison.post(
                "/api/v1/custody-events", """
                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "%s", "prison": "Camp Jail Lahore"}
                """.formatted(CourtMessages.id(), cnic.formatted(), today.minusYears(1))));
        String receipt = work().waits("UNKNOWN_DISTRICT", plan(cnic, today.plusDays(3), "Atlantis"));
        WebSession.OpenPage page = session.open("/quarantine/" + receipt);
        work().recorded(plan(cnic, today.plusDays(9), "multan"));
        HttpResponse<String> late = page.send(
                "/quarantine/" + receipt + "/record", Map.of("person", holder.toString(), "/district", "multan"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(releases.planned(holder).orElseThrow().on()).isEqualTo(today.plusDays(9));
    }

    private HttpResponse<String> plan(Cnic cnic, LocalDate on, String district) {
        return prison.post(
                "/api/v1/planned-releases", """
                {"messageId": "%s", "cnic": "%s", "notice": "ANNOUNCED", "on": "%s", "prison": "Camp Jail Lahore",
                "district": "%s", "address": ""}
                """.formatted(CourtMessages.id(), cnic.formatted(), on, district));
    }

    @Test
    void theTrailOfDecisionsStandsOnThePageAlsoWhenItIsDecided() {
        PersonId holder = somebody(Samples.cnic());
        String receipt = ofAnother(holder);
        decide(receipt, Map.of());
        String page = "/quarantine/" + receipt;
        String name = accounts.find(registrar.name()).orElseThrow().displayName();
        assertThat(session.get(page).body()).contains("Tried", name, "The CNIC is on a record");
        session.submit(page, page + "/return", Map.of("reason", "The court was called and withdraws it"));
        assertThat(session.get(page).body())
                .contains("The court was called and withdraws it", name)
                .doesNotContain("<form method=\"post\" action=\"" + page);
        assertThat(session.get("/quarantine.csv?list=decided").body())
                .contains(page.substring("/quarantine/".length()));
    }

    @Test
    void aClashIsClearedByAnotherRegistrarAndOnlyAsTheRecordsSay() {
        Cnic cnic = Samples.cnic();
        PersonId holder = somebody(cnic);
        String receipt = ofAnother(holder);
        decide(receipt, Map.of("person", "new-without-cnic"));
        PersonId other = work().person(receipt);
        String clash = "/quarantine/" + receipt + "/clash";
        assertThat(session.get(clash).body()).contains("Another registrar says whose the CNIC is");
        WebSession second = signedIn(new Officers(accounts).with(Role.REGISTRAR));
        assertThat(second.submit(clash, clash, Map.of("outcome", "OTHER")).body())
                .contains("The records do not say so yet");
        confirmation.withdraw(holder, cnic, "The card is of another", registrar.actor());
        people.enterCnic(other, cnic, registrar.actor());
        assertThat(second.submit(clash, clash, Map.of("outcome", "HOLDER")).body())
                .contains("The records do not say so yet");
        assertThat(second.submit(clash, clash, Map.of("outcome", "OTHER")).statusCode())
                .isEqualTo(302);
        assertThat(second.get("/quarantine.csv?list=clashes").body()).doesNotContain(receipt);
        assertThat(jdbc.sql("select outcome from intake.cnic_clash where receipt = ?::uuid")
                        .param(receipt)
                        .query(String.class)
                        .single())
                .isEqualTo("OTHER");
    }

    @Test
    void aClashStandsBeforeTheRecordThatLeadsAndIsClearedThere() {
        Cnic cnic = Samples.cnic();
        LocalDate bornOn = LocalDate.of(1985, 3, 4);
        PersonId leading = somebody(null, bornOn);
        PersonId holder = somebody(cnic, bornOn);
        String receipt = ofAnother(holder);
        decide(receipt, Map.of("person", "new-without-cnic"));
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        new JoinedRecords(jdbc, duplicates, same, proposals, registrar, supervisor).join(leading, holder, List.of());
        assertThat(people.withCnic(cnic)).contains(leading);
        String clash = "/quarantine/" + receipt + "/clash";
        WebSession second = signedIn(new Officers(accounts).with(Role.REGISTRAR));
        assertThat(second.get("/people/" + leading + "/identity").body()).contains(clash);
        assertThat(second.submit(clash, clash, Map.of("outcome", "NOBODY")).body())
                .contains("The records do not say so yet");
        assertThat(second.submit(clash, clash, Map.of("outcome", "HOLDER")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoeverNotedAClashDoesNotClearItNotEvenInTheDatabase() {
        PersonId holder = somebody(Samples.cnic());
        String receipt = ofAnother(holder);
        decide(receipt, Map.of("person", "new-without-cnic"));
        assertThatThrownBy(() -> jdbc.sql("""
                                update intake.cnic_clash set outcome = 'HOLDER', settled_at = now(), settled_by = noted_by
                                where receipt = ?::uuid""").param(receipt).update()).hasMessageContaining("cnic_clash");
        assertThatThrownBy(() -> jdbc.sql("delete from intake.decision").update())
                .hasStackTraceContaining("permission denied");
    }

    /** Two records that lack the same CNIC, and two registrars at once. */
    @RepeatedTest(3)
    void ofTwoWhoEnterOneCnicAtOnceOneIsRefused() throws Exception {
        Cnic cnic = Samples.cnic();
        List<PersonId> both = List.of(somebody(null), somebody(null));
        List<Callable<Integer>> deciding = new ArrayList<>();
        for (PersonId known : both) {
            String receipt = resembling(known, cnic);
            WebSession.OpenPage page =
                    signedIn(new Officers(accounts).with(Role.REGISTRAR)).open("/quarantine/" + receipt);
            deciding.add(() -> page.send("/quarantine/" + receipt + "/record", Map.of("person", known.toString()))
                    .statusCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(deciding)) {
                answers.add(answer.get());
            }
            assertThat(answers).contains(302).hasSize(2);
            assertThat(answers.stream().filter(answer -> answer == 302)).hasSize(1);
        }
        assertThat(both.stream()
                        .mapToInt(known -> people.get(known).cnics().size())
                        .sum())
                .isEqualTo(1);
        assertThat(both.stream().mapToInt(known -> convictions.of(known).size()).sum())
                .isEqualTo(3);
    }

    @Test
    void everyKindThatWaitsIsInWordsInBothLanguages() {
        String cnic = Samples.cnic().formatted();
        Map<String, List<String>> said = Map.of(
                court("/appeal-outcomes", """
                        {"messageId": "%s", "cnic": "%s", "conviction": {"court": "sessions-court-lahore",
                         "caseNumber": "SC 12/2022"}, "court": "Lahore High Court", "caseNumber": "CrA 9/2024",
                         "filedOn": "2024-02-01", "outcome": "SENTENCE_CHANGED", "decidedOn": "2024-06-03",
                         "sentence": {"punishment": "TERM", "years": 7, "fineRupees": 50000}}""", cnic),
                List.of(
                        "Message about an appeal",
                        "CrA 9/2024",
                        "1 February 2024",
                        "Sentence changed",
                        "7 years",
                        "50,000"),
                court("/deaths", """
                        {"messageId": "%s", "cnic": "%s", "name": {"urdu": "اکبر علی"}, "diedOn": "2025-01-15",
                         "source": "COURT"}""", cnic),
                List.of("Message about a death", "اکبر علی", "15 January 2025", "Source"),
                work().received(prison.post("/api/v1/planned-releases", """
                        {"messageId": "%s", "cnic": "%s", "notice": "ANNOUNCED", "on": "2099-03-04",
                         "prison": "Central Jail Lahore", "district": "Lahore"}""".formatted(CourtMessages.id(), cnic))),
                List.of("Message about a release to come", "A release is announced", "4 March 2099"),
                admission(Samples.cnic()),
                List.of("Message about an event in prison", "Admitted to prison", "1 May 2024", "Central Jail Lahore"));
        said.forEach((receipt, words) -> {
            String page = session.get("/quarantine/" + receipt).body();
            assertThat(page).contains(words);
            assertThat(page.replaceAll("(?s)<pre.*?</pre>", "")).doesNotContain("messageId");
        });
        session.get("/language/ur?to=/");
        said.keySet()
                .forEach(receipt -> assertThat(
                                session.get("/quarantine/" + receipt).body().replaceAll("(?s)<pre.*?</pre>", ""))
                        .contains("پیغام کیا کہتا ہے", "شناختی کارڈ نمبر")
                        .doesNotContain("messageId", "Admitted", "announced"));
    }

    private String court(String feed, String message, String cnic) {
        return work().received(court.post("/api/v1" + feed, message.formatted(CourtMessages.id(), cnic)));
    }

    private String ofAnother(PersonId holder) {
        String cnic = people.get(holder).cnics().getFirst().cnic().formatted();
        return work().waits(
                        "CNIC_OF_ANOTHER",
                        court.post(
                                "/api/v1/convictions",
                                CourtMessages.but(
                                        CourtMessages.another(CourtMessages.valid(), 77),
                                        tree -> CourtMessages.at(tree, "/person")
                                                .put("cnic", cnic))));
    }

    private String resembling(PersonId known, Cnic cnic) {
        Identity identity = people.get(known).identity();
        return work().waits(
                        "POSSIBLE_DUPLICATE",
                        court.post(
                                "/api/v1/convictions",
                                CourtMessages.but(CourtMessages.another(CourtMessages.valid(), 77), tree -> {
                                    ObjectNode person = CourtMessages.at(tree, "/person");
                                    person.put("cnic", cnic.formatted());
                                    person.putObject("name")
                                            .put("latin", identity.name().latin());
                                    person.putObject("fatherName")
                                            .put("latin", identity.fatherName().latin());
                                    person.put("bornOn", identity.bornOn().toString());
                                })));
    }

    private String admission(Cnic cnic) {
        return work().waits("UNKNOWN_PERSON", prison.post("/api/v1/custody-events", """
                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "2024-05-01", "prison": "Central Jail Lahore"}
                """.formatted(
                        CourtMessages.id(), cnic.formatted())));
    }

    private HttpResponse<String> decide(String receipt, Map<String, String> fields) {
        return session.submit("/quarantine/" + receipt, "/quarantine/" + receipt + "/record", fields);
    }

    private HttpResponse<String> beside(String receipt, String number) {
        return session.submit("/quarantine/" + receipt, "/quarantine/" + receipt + "/beside", Map.of("number", number));
    }

    private PersonId somebody(Cnic cnic) {
        return somebody(
                cnic,
                LocalDate.of(1985, 3, 4).minusDays(ThreadLocalRandom.current().nextInt(6_000)));
    }

    private PersonId somebody(@Nullable Cnic cnic, LocalDate bornOn) {
        String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        return registration
                .register(
                        new Identity(
                                PersonName.latin("Imran Khalid " + letters),
                                PersonName.latin("Khalid " + letters),
                                Sex.MALE,
                                bornOn,
                                "PK",
                                List.of()),
                        cnic,
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        new Officers(accounts).with(Role.REGISTRAR).actor())
                .person();
    }

    private static Examination seen() {
        return new Examination(Document.CNIC_CARD, "C-1", EnumSet.allOf(Detail.class));
    }

    private WebSession signedIn(Officer officer) {
        WebSession opened = new WebSession(port);
        opened.signIn(officer.name(), Officers.PASSWORD);
        return opened;
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }
}
