package pk.gov.nsor.agencies.clerks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.Inbox;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Clerks;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a message that its sender withdraws or replaces, and that the sender never learns it. */
@RegisterTest
class TakingBackTest {

    private static final String COURT = "sessions-court-lahore";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CUSTODY = "/office/new/custody";

    @Autowired
    private ApplicationContext register;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AgencyFeeds feeds;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Inbox inbox;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private WebSession court;
    private WebSession prison;

    @BeforeEach
    void clerks() {
        Clerks clerks = new Clerks(register);
        court = signedIn(clerks.ofCourt(COURT));
        prison = signedIn(clerks.ofPrison("Jail " + UUID.randomUUID()));
    }

    @Test
    void whatWaitsEndsAsWithdrawnAndIsNotRecordedWhenWhatItWaitedForComes() {
        Cnic cnic = Samples.cnic();
        String admission = sent(prison, CUSTODY, Clerks.custody(cnic, "ADMITTED", "16-1-2023"));
        assertThat(work().quarantineReasons(admission)).containsExactly("UNKNOWN_PERSON");
        String withdrawal = withdrawn(prison, admission);
        assertThat(work().status(admission)).isEqualTo("WITHDRAWN");
        assertThat(work().status(withdrawal)).isEqualTo("SETTLED");
        assertThat(work().quarantineReasons(admission)).isEmpty();
        convicted(cnic);
        assertThat(work().status(admission)).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatIsOnRecordStaysUntilARegistrarSettlesTheWithdrawalBesideTheRecord() {
        Cnic cnic = Samples.cnic();
        String number = convicted(cnic);
        String judgment = latest(court, number);
        String withdrawal = withdrawn(court, judgment);
        assertThat(work().status(judgment)).isEqualTo("RECORDED");
        assertThat(work().quarantineReasons(withdrawal)).containsExactly("WITHDRAWS_RECORDED");

        WebSession registrar = signedIn(new Officers(accounts).with(Role.REGISTRAR));
        String page = registrar.get("/quarantine/" + withdrawal).body();
        assertThat(page)
                .contains("The sender withdraws a message that is on record", "Typed by mistake", number)
                .contains(people.get(work().person(judgment)).number().formatted())
                .contains("Settle the withdrawal")
                .doesNotContain("/quarantine/" + withdrawal + "/record");
        WebSession.OpenPage open = registrar.open("/quarantine/" + withdrawal);
        assertThat(open.send("/quarantine/" + withdrawal + "/record", Map.of()).body())
                .contains("A withdrawal is never recorded");
        assertThat(registrar
                        .open("/quarantine/" + withdrawal)
                        .send("/quarantine/" + withdrawal + "/return", Map.of("reason", "Corrected with a colleague"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(work().status(withdrawal)).isEqualTo("RETURNED");
        assertThat(court.get("/office/messages/" + withdrawal).body())
                .contains("Received")
                .doesNotContain("Corrected with a colleague");
        assertThat(court.get("/").body()).doesNotContain("Messages sent back");
    }

    @Test
    void theSenderSeesTheSameWhetherTheMessageWaitedOrWasOnRecord() {
        Cnic known = Samples.cnic();
        convicted(known);
        List<String> seen = new ArrayList<>();
        for (Cnic cnic : List.of(known, Samples.cnic())) {
            String admission = sent(prison, CUSTODY, Clerks.custody(cnic, "ADMITTED", "16-1-2023"));
            String before = prison.get("/office/messages/" + admission).body();
            String withdrawal = withdrawn(prison, admission);
            seen.add(neutral(before, cnic)
                    + neutral(prison.get("/office/messages/" + admission).body(), cnic)
                    + neutral(prison.get("/office/messages/" + withdrawal).body(), cnic)
                    + neutral(prison.get("/office?state=withdrawn").body(), cnic)
                            .contains("You sent a withdrawal"));
            assertThat(work().status(admission)).isEqualTo(cnic.equals(known) ? "RECORDED" : "WITHDRAWN");
        }
        assertThat(seen.getFirst()).isEqualTo(seen.getLast());
    }

    @Test
    void aCorrectionTakesTheEarlierMessageBackAndIsRecordedInItsPlace() {
        Cnic wrong = Samples.cnic();
        Cnic right = Samples.cnic();
        convicted(right);
        String first = sent(prison, CUSTODY, Clerks.custody(wrong, "ADMITTED", "16-1-2023"));
        String form = CUSTODY + "?corrects=" + first;
        assertThat(prison.get(form).body())
                .contains(wrong.formatted(), "value=\"16-1-2023\"", "action=\"" + form + "\"");
        String second = sent(prison, form, Clerks.custody(right, "ADMITTED", "16-1-2023"));
        assertThat(work().status(first)).isEqualTo("WITHDRAWN");
        assertThat(work().status(second)).isEqualTo("RECORDED");
        assertThat(prison.get("/office/messages/" + first).body()).contains("You sent another in its place");
        assertThat(prison.get(form).statusCode()).isEqualTo(404);
    }

    @Test
    void aCorrectionThatWasRefusedOnceOrIsSentTwiceIsStillTheOne() {
        String first = sent(prison, CUSTODY, Clerks.custody(Samples.cnic(), "ADMITTED", "16-1-2023"));
        String form = CUSTODY + "?corrects=" + first;
        WebSession.OpenPage open = prison.open(form);
        Map<String, String> fields = Clerks.filled(prison, form, Clerks.custody(Samples.cnic(), "ADMITTED", ""));
        assertThat(open.sendBare(form, fields).body()).contains("action=\"" + form + "\"", "Fill this in: Day.");
        fields.put("on", "17-1-2023");
        String second = ClerksTest.receipt(open.sendBare(form, fields));
        assertThat(ClerksTest.receipt(open.sendBare(form, fields))).isEqualTo(second);
        work().await();
        assertThat(work().status(first)).isEqualTo("WITHDRAWN");
    }

    @Test
    void aCorrectionOfWhatIsOnRecordWaitsForARegistrarWhoSeesBoth() {
        Cnic cnic = Samples.cnic();
        convicted(cnic);
        String first = sent(prison, CUSTODY, Clerks.custody(cnic, "ADMITTED", "16-1-2023"));
        assertThat(work().status(first)).isEqualTo("RECORDED");
        String second = sent(prison, CUSTODY + "?corrects=" + first, Clerks.custody(cnic, "ADMITTED", "26-1-2023"));
        assertThat(work().quarantineReasons(second)).containsExactly("REPLACES_RECORDED");
        WebSession registrar = signedIn(new Officers(accounts).with(Role.REGISTRAR));
        assertThat(registrar.get("/quarantine/" + second).body())
                .contains("What the message said that is taken back", "16 January 2023", "26 January 2023")
                .contains(people.get(work().person(first)).number().formatted());
    }

    @Test
    void aCorrectionOfACorrectionOfWhatIsOnRecordWaitsBesideThatRecord() {
        Cnic wrong = Samples.cnic();
        Cnic right = Samples.cnic();
        convicted(right);
        String first = onRecord(wrong);
        String second = corrected(first, Samples.cnic());
        String third = corrected(second, right);
        assertThat(work().status(second)).isEqualTo("WITHDRAWN");
        assertThat(work().quarantineReasons(third)).containsExactly("REPLACES_RECORDED");
        assertThat(registrar().get("/quarantine/" + third).body())
                .contains("What the message said that is taken back", wrong.formatted(), right.formatted())
                .contains(people.get(work().person(first)).number().formatted());
    }

    @Test
    void aCorrectionOfWhatARegistrarPutAsideStillTakesBackWhatIsOnRecord() {
        Cnic right = Samples.cnic();
        convicted(right);
        String first = onRecord(Samples.cnic());
        String second = corrected(first, Samples.cnic());
        decided(second, "/return", Map.of("reason", "Nobody on record has this CNIC"));
        assertThat(work().status(second)).isEqualTo("RETURNED");
        String third = corrected(second, right);
        assertThat(work().quarantineReasons(third)).containsExactly("REPLACES_RECORDED");
    }

    @Test
    void aWithdrawalOfACorrectionOfWhatIsOnRecordWaitsForARegistrar() {
        Cnic wrong = Samples.cnic();
        String first = onRecord(wrong);
        String second = corrected(first, Samples.cnic());
        String withdrawal = withdrawn(prison, second);
        assertThat(work().status(second)).isEqualTo("WITHDRAWN");
        assertThat(work().quarantineReasons(withdrawal)).containsExactly("WITHDRAWS_RECORDED");
        assertThat(registrar().get("/quarantine/" + withdrawal).body())
                .contains(wrong.formatted())
                .contains(people.get(work().person(first)).number().formatted());
    }

    @Test
    void aCorrectionOfWhatIsOnRecordIsNeverRecordedByItselfAfterARegistrarCheckedItAgain() {
        Cnic right = Samples.cnic();
        String second = corrected(onRecord(Samples.cnic()), right);
        decided(second, "/record", Map.of());
        assertThat(work().quarantineReasons(second)).containsExactly("UNKNOWN_PERSON", "REPLACES_RECORDED");
        convicted(right);
        assertThat(work().status(second)).isEqualTo("QUARANTINED");
        decided(second, "/record", Map.of());
        assertThat(work().status(second)).isEqualTo("RECORDED");
    }

    @Test
    void aCorrectionOfACorrectionWhoseTextWasDestroyedStillTakesBackWhatIsOnRecord() {
        String judgment = latest(court, convicted(Samples.cnic()));
        String stopped = corrected(judgment, "Beside the house of victim Ayesha Bibi");
        assertThat(work().quarantineReasons(stopped)).containsExactly("TEXT_STOPPED", "REPLACES_RECORDED");
        decided(stopped, "/return", Map.of("reason", "Leave that out"));
        String third = corrected(judgment, stopped, "House 13, Mohalla Noor");
        assertThat(work().quarantineReasons(third)).contains("REPLACES_RECORDED");
        assertThat(work().status(judgment)).isEqualTo("RECORDED");
    }

    /** The receipt of an admission on the record of somebody with this CNIC. */
    private String onRecord(Cnic cnic) {
        convicted(cnic);
        String receipt = sent(prison, CUSTODY, Clerks.custody(cnic, "ADMITTED", "16-1-2023"));
        assertThat(work().status(receipt)).isEqualTo("RECORDED");
        return receipt;
    }

    private String corrected(String earlier, Cnic cnic) {
        return sent(prison, CUSTODY + "?corrects=" + earlier, Clerks.custody(cnic, "ADMITTED", "16-1-2023"));
    }

    private String corrected(String judgment, String line) {
        return corrected(judgment, judgment, line);
    }

    /** What a judgment said, with another address, in the place of the court's message with this receipt. */
    private String corrected(String judgment, String replaced, String line) {
        Inbox.Message said = inbox.find(UUID.fromString(judgment)).orElseThrow();
        ObjectNode body = (ObjectNode) JSON.readTree(said.original());
        body.put("messageId", UUID.randomUUID().toString()).put("replaces", messageId(replaced));
        ((ObjectNode) body.at("/person/addresses/0")).put("line", line);
        Machine sender = clients.find(said.client()).orElseThrow().machine();
        String receipt = feeds.receive(
                        MessageKind.CONVICTION, sender, JSON.writeValueAsBytes(body), Actor.system("test"))
                .receipt()
                .receipt()
                .toString();
        work().await();
        return receipt;
    }

    private WebSession registrar() {
        return signedIn(new Officers(accounts).with(Role.REGISTRAR));
    }

    private void decided(String receipt, String how, Map<String, String> fields) {
        String page = "/quarantine/" + receipt;
        assertThat(registrar().open(page).send(page + how, fields).statusCode()).isLessThan(400);
    }

    @Test
    void aMessageThatContradictsTheRecordTakesItsPredecessorBackToo() {
        Cnic cnic = Samples.cnic();
        String number = convicted(cnic);
        String first = sent(prison, CUSTODY, Clerks.custody(Samples.cnic(), "ADMITTED", "16-1-2023"));
        Map<String, String> before = Clerks.custody(cnic, "ADMITTED", "16-1-2019");
        before.put("court", COURT);
        before.put("caseNumber", number);
        String second = sent(prison, CUSTODY + "?corrects=" + first, before);
        assertThat(work().quarantineReasons(second)).containsExactly("CONTRADICTS_RECORD");
        assertThat(work().status(first)).isEqualTo("WITHDRAWN");
    }

    @RepeatedTest(5)
    void ofTwoWithdrawalsOfOneMessageOneIsTakenHoweverTheyCome() throws Exception {
        String message = sent(prison, CUSTODY, Clerks.custody(Samples.cnic(), "ADMITTED", "16-1-2023"));
        String page = "/office/messages/" + message + "/withdrawal";
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<HttpResponse<String>>> presses = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                WebSession.OpenPage open = prison.open(page);
                Map<String, String> fields = Clerks.filled(prison, page, Map.of("reason", "Typed by mistake"));
                presses.add(() -> open.sendBare(page, fields));
            }
            List<Future<HttpResponse<String>>> both = threads.invokeAll(presses);
            for (Future<HttpResponse<String>> each : both) {
                answers.add(each.get());
            }
        }
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 200);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.body().replaceAll("(?s).*id=\"problems\"|</ul>.*", ""))
                        .toList())
                .singleElement()
                .asString()
                .contains("withdrawn or replaced already");
        assertThat(prison.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyTakesBackTheMessageOfAnotherOrOneThatWasNeverSent() {
        String message = sent(prison, CUSTODY, Clerks.custody(Samples.cnic(), "ADMITTED", "16-1-2023"));
        Machine other = clients.find(new Clerks(register)
                        .move(new Officers(accounts).with(Role.PRISON_CLERK), Feed.PRISON, "Jail " + UUID.randomUUID())
                        .client()
                        .id())
                .orElseThrow()
                .machine();
        for (String name : List.of(messageId(message), "never-sent")) {
            byte[] body = "{\"messageId\": \"%s\", \"withdraws\": \"%s\", \"reason\": \"Mistake\"}"
                    .formatted(UUID.randomUUID(), name)
                    .getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> feeds.receive(MessageKind.WITHDRAWAL, other, body, Actor.system("test")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.errors().getFirst().code())
                                    .isEqualTo("takes-back.unknown"));
        }
        assertThat(work().status(message)).isEqualTo("QUARANTINED");
    }

    /** The number of the case. */
    private String convicted(Cnic cnic) {
        String number = "SC " + cnic.number();
        String receipt = sent(court, "/office/new/judgment", Clerks.judgment(cnic, number));
        assertThat(work().status(receipt)).isEqualTo("RECORDED");
        return number;
    }

    private String latest(WebSession session, String number) {
        String list = session.get("/office").body();
        String row = list.substring(list.indexOf(number));
        int at = row.indexOf("/office/messages/") + "/office/messages/".length();
        return row.substring(at, at + UUID.randomUUID().toString().length());
    }

    private String sent(WebSession session, String form, Map<String, String> fields) {
        String receipt = ClerksTest.receipt(Clerks.send(session, form, fields));
        work().await();
        return receipt;
    }

    private String withdrawn(WebSession session, String message) {
        String page = "/office/messages/" + message + "/withdrawal";
        return sent(session, page, Map.of("reason", "Typed by mistake"));
    }

    /** Without what differs between any two messages. */
    private static String neutral(String page, Cnic cnic) {
        return page.substring(page.indexOf("<main"))
                .replace(cnic.formatted(), "CNIC")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}-[0-9A-Z]{4}-[0-9A-Z]{4}", "NUMBER")
                .replaceAll("\\d{1,2}:\\d{2}", "TIME")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private String messageId(String receipt) {
        return jdbc.sql("select message_id from intake.message where receipt = ?::uuid")
                .param(receipt)
                .query(String.class)
                .single();
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }
}
