package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One judgment has one conviction, however courts write its number, and what follows it finds it. */
@RegisterTest
class SpellingsOfCasesTest {

    private static final String CONVICTIONS = "/api/v1/convictions";
    private static final String FIRST = "SC 101-2022";

    @Autowired
    private MachineClients clients;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LegalRecord record;

    @Autowired
    private FactRecording recording;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private CnicRelease release;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private final String about = CourtMessages.about(cnic);
    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private ApiClient court;
    private FeedWork work;

    @BeforeEach
    void court() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        work = new FeedWork(jdbc);
    }

    @Test
    void threeWaysOfWritingOneNumberAreOneConvictionAndAnAcquittalTakesThePersonOffThePhone() {
        PersonId person = first();
        for (String spelling :
                List.of("sc  101-2022", "S.C. 101-2022", "SC No. 0101 of 2022", "SC ۱۰۱/۲۰۲۲", "SC-101/22")) {
            work.waits("CONVICTION_KNOWN", judgment(spelling, "2023-01-15", "123/2022"));
        }
        assertThat(inForce(person)).hasSize(1);
        assertThat(isTold()).isTrue();
        work.recorded(acquittal("s.c. no 101/2022"));
        assertThat(isTold()).isFalse();
        assertThat(inForce(person).getFirst().now().caseNumber())
                .as("shown as it was written")
                .isEqualTo(FIRST);
    }

    @Test
    void theSameCourtAndDayUnderAnotherNumberWaitsAndMayBeSaidToBeTheSame() {
        PersonId person = first();
        String receipt = work.waits("PERHAPS_KNOWN", judgment("Sessions Case 9/2022", "2023-01-15", "7/2020"));
        assertThat(inForce(person)).hasSize(1);
        WebSession session = registrarAtWork();
        assertThat(session.get("/quarantine/" + receipt).body())
                .contains("may be a judgment that is on record under another number", FIRST, "Another judgment");
        decide(session, receipt, inForce(person).getFirst().id().toString());
        assertThat(work.status(receipt)).isEqualTo("RECORDED");
        assertThat(inForce(person)).hasSize(1);
        // What follows under the other number finds it.
        work.recorded(acquittal("SESSIONS CASE NO. 9 OF 2022"));
        assertThat(isTold()).isFalse();
    }

    @Test
    void theSameFirUnderAnotherNumberWaitsAndMayBeSaidToBeAnother() {
        PersonId person = first();
        String receipt = work.waits("PERHAPS_KNOWN", judgment("SC 9/2023", "2023-06-01", "FIR No. 123/22"));
        decide(registrarAtWork(), receipt, "another");
        assertThat(work.status(receipt)).isEqualTo("RECORDED");
        assertThat(inForce(person)).hasSize(2);
        work.recorded(acquittal("SC-9-2023"));
        assertThat(isTold()).as("the other judgment stands").isTrue();
    }

    @Test
    void aNumberThatSomebodySaidNamesTwoJudgmentsWaitsUntilSomebodyChooses() {
        PersonId person = first();
        String receipt = work.waits("CONVICTION_KNOWN", judgment("sc 101/2022", "2024-01-15", "9/2023"));
        decide(registrarAtWork(), receipt, "another");
        assertThat(inForce(person)).hasSize(2);
        String waits = work.waits("AMBIGUOUS_CONVICTION", acquittal(FIRST));
        FactId later = inForce(person).stream()
                .filter(fact -> fact.now().caseNumber().equals("sc 101/2022"))
                .findFirst()
                .orElseThrow()
                .id();
        decide(registrarAtWork(), waits, "/conviction/caseNumber", later.toString());
        assertThat(work.status(waits)).isEqualTo("RECORDED");
        assertThat(record.file(person).quashings().getFirst().id()).isEqualTo(later);
    }

    @Test
    void anotherYearNumberOrKindIsAnotherJudgmentAndIsRecorded() {
        PersonId person = first();
        work.recorded(judgment("SC 101-2021", "2022-01-16", "124/2021"));
        work.recorded(judgment("SC 1010-2022", "2023-01-17", "125/2022"));
        work.recorded(judgment("ST 101-2022", "2023-01-18", "126/2022"));
        assertThat(inForce(person)).hasSize(4);
        work.waits("UNKNOWN_CONVICTION", acquittal("SC 101/2023"));
    }

    @Test
    void anAppealIsTheSameHoweverItsOwnNumberAndCourtAreWritten() {
        PersonId person = first();
        work.recorded(court.post("/api/v1/appeal-outcomes", appeal(FIRST).toString()));
        work.recorded(court.post(
                "/api/v1/appeal-outcomes",
                appeal("sc 101/2022")
                        .put("court", "LAHORE HIGH-COURT")
                        .put("caseNumber", "CRL. A. No. 12 of 2023")
                        .put("outcome", "DISMISSED")
                        .put("decidedOn", "2024-05-06")
                        .toString()));
        assertThat(record.file(person).appeals()).hasSize(1);
    }

    @Test
    void aPrisonNamesTheCaseAsItLikes() {
        PersonId person = first();
        ApiClient prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
        ObjectNode admission =
                message().put("event", "ADMITTED").put("on", "2023-01-15").put("prison", "Camp Jail Lahore");
        admission.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", "S.C.101 OF 22");
        work.recorded(prison.post("/api/v1/custody-events", admission.toString()));
        assertThat(record.of(person).custody().getFirst().conviction()).isNotNull();
    }

    @Test
    void twoSpellingsDecidedAtOnceMakeOneConviction() throws Exception {
        PersonId person = first();
        List<UUID> receipts = new ArrayList<>();
        for (String spelling : List.of("SC 55/2021", "S.C. No. 55 of 2021")) {
            receipts.add(UUID.fromString(
                    work.waits("UNKNOWN_COURT", post(spelling, "2022-01-15", "55/2021", "Court of Nowhere"))));
        }
        Decision decision = new Decision(Map.of("/court", "sessions-court-lahore"), null, false);
        CountDownLatch together = new CountDownLatch(receipts.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(receipts.size())) {
            List<Future<Boolean>> decided = new ArrayList<>();
            for (UUID receipt : receipts) {
                decided.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return quarantine.decide(receipt, decision, registrar);
                }));
            }
            int recorded = 0;
            for (Future<Boolean> each : decided) {
                recorded += each.get() ? 1 : 0;
            }
            assertThat(recorded).isEqualTo(1);
        }
        assertThat(inForce(person)).hasSize(2);
    }

    @Test
    void twoSpellingsSentAtOnceByTwoSystemsMakeOneConviction() throws Exception {
        PersonId person = first();
        ApiClient other = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        CountDownLatch together = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<HttpResponse<String>> one = threads.submit(() -> {
                together.countDown();
                together.await();
                return court.post(CONVICTIONS, text("SC 77/2021", "2022-01-15", "77/2021", "sessions-court-lahore"));
            });
            Future<HttpResponse<String>> two = threads.submit(() -> {
                together.countDown();
                together.await();
                return other.post(CONVICTIONS, text("s.c. 77-21", "2022-01-15", "77/2021", "sessions-court-lahore"));
            });
            Set<String> become = Set.of(work.status(work.received(one.get())), work.status(work.received(two.get())));
            assertThat(become).containsExactlyInAnyOrder("RECORDED", "QUARANTINED");
        }
        assertThat(inForce(person)).hasSize(2);
    }

    @Test
    void aCorrectionToANumberThatAnotherJudgmentHasIsRefused() {
        PersonId person = first();
        work.recorded(judgment("SC 55/2021", "2022-01-15", "55/2021"));
        Fact<NewConviction> other = inForce(person).stream()
                .filter(fact -> fact.now().caseNumber().equals("SC 55/2021"))
                .findFirst()
                .orElseThrow();
        InvalidValueException refused = catchThrowableOfType(
                InvalidValueException.class,
                () -> recording.correct(
                        person, other.id(), numbered(other.now(), "s.c. 101/22"), "misread", registrar));
        assertThat(refused.code()).isEqualTo("conviction.known");
        recording.correct(
                person, other.id(), numbered(other.now(), "SC 55/2021 (old)"), "as the court has it", registrar);
        assertThat(inForce(person)).hasSize(2);
    }

    @Test
    void theFormAsksWhetherItIsAnotherJudgment() {
        PersonId person = first();
        WebSession session = registrarAtWork();
        String page = "/people/" + person.value() + "/convictions/new";
        Map<String, String> typed = Map.ofEntries(
                Map.entry("offences", "1"),
                Map.entry("section1", "PPC 376"),
                Map.entry("connected1", ""),
                Map.entry("court", "sessions-court-lahore"),
                Map.entry("caseNumber", "s.c. no. 101 of 22"),
                Map.entry("firNumber", "9/2022"),
                Map.entry("station", "city-police-station-lahore"),
                Map.entry("offenceOn", "2-3-2022"),
                Map.entry("judgmentOn", "16-1-2023"),
                Map.entry("victimAge", "ADULT"),
                Map.entry("victimSex", "FEMALE"));
        HttpResponse<String> asked = session.submit(page, page, typed);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(asked.body())
                .contains("The record has a conviction of this court and case number", "name=\"another\"");
        assertThat(inForce(person)).hasSize(1);
        Map<String, String> said = new java.util.HashMap<>(typed);
        said.put("another", "yes");
        assertThat(session.submit(page, page, said).statusCode()).isEqualTo(302);
        assertThat(inForce(person)).hasSize(2);
    }

    private PersonId first() {
        PersonId person = work.person(work.recorded(judgment(FIRST, "2023-01-15", "123/2022")));
        confirmation.examine(
                person,
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                registrar);
        return person;
    }

    private HttpResponse<String> judgment(String number, String on, String fir) {
        return post(number, on, fir, "sessions-court-lahore");
    }

    private HttpResponse<String> post(String number, String on, String fir, String named) {
        return court.post(CONVICTIONS, text(number, on, fir, named));
    }

    private String text(String number, String on, String fir, String named) {
        return CourtMessages.but(about, tree -> {
            tree.put("messageId", CourtMessages.id()).put("caseNumber", number).put("court", named);
            CourtMessages.at(tree, "/fir").put("number", fir);
            CourtMessages.at(tree, "/conviction").put("judgmentOn", on).put("offenceOn", "2021-03-02");
        });
    }

    private HttpResponse<String> acquittal(String number) {
        return court.post(
                "/api/v1/appeal-outcomes",
                appeal(number)
                        .put("outcome", "ACQUITTED")
                        .put("decidedOn", "2024-05-06")
                        .toString());
    }

    private ObjectNode appeal(String number) {
        ObjectNode message = message()
                .put("court", "Lahore High Court")
                .put("caseNumber", "Crl.A. 12/2023")
                .put("filedOn", "2024-02-01");
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", number);
        return message;
    }

    private ObjectNode message() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("messageId", CourtMessages.id())
                .put("cnic", cnic.formatted());
    }

    private WebSession registrarAtWork() {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        return session;
    }

    private static void decide(WebSession session, String receipt, String chosen) {
        decide(session, receipt, "/caseNumber", chosen);
    }

    private static void decide(WebSession session, String receipt, String field, String chosen) {
        String page = "/quarantine/" + receipt;
        HttpResponse<String> decided = session.submit(page, page + "/record", Map.of("correct:" + field, chosen));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
    }

    private List<Fact<NewConviction>> inForce(PersonId person) {
        return record.file(person).convictions().stream().filter(Fact::inForce).toList();
    }

    private boolean isTold() {
        Set<Cnic> told =
                transaction.execute(status -> release.today(List.of(cnic)).onRegister());
        return told != null && !told.isEmpty();
    }

    private static NewConviction numbered(NewConviction judgment, String number) {
        return new NewConviction(
                judgment.courtCode(),
                number,
                judgment.firNumber(),
                judgment.policeStationCode(),
                judgment.offenceOn(),
                judgment.judgmentOn(),
                judgment.victim(),
                judgment.offences());
    }
}
