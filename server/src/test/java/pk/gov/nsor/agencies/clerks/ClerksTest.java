package pk.gov.nsor.agencies.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.client.Office;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Clerks;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** What clerks of offices without a system send, by form. */
@RegisterTest
class ClerksTest {

    private static final String COURT = "sessions-court-lahore";

    @Autowired
    private ApplicationContext register;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Clerks clerks;

    @BeforeEach
    void clerks() {
        clerks = new Clerks(register);
    }

    @Test
    void aJudgmentThatAClerkTypesIsRecordedAndItsReceiptAndListSayOnlyThatItCame() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        Cnic cnic = Samples.cnic();
        String number = "SC " + Samples.cnic().number();
        HttpResponse<String> answer = Clerks.send(session, "/office/new/judgment", Clerks.judgment(cnic, number));
        String receipt = receipt(answer);
        work().await();
        assertThat(work().status(receipt))
                .as(() -> work().quarantineReasons(receipt).toString())
                .isEqualTo("RECORDED");
        assertThat(people.withCnic(cnic)).contains(work().person(receipt));

        String page = session.get("/office/messages/" + receipt).body();
        assertThat(page)
                .contains("Received", number)
                .doesNotContain(people.get(work().person(receipt)).number().formatted());
        assertThat(session.get("/office").body()).contains(number).doesNotContain(cnic.formatted());
        assertThat(session.get("/office").body())
                .as("what a screen reader says of the line")
                .contains(": Judgment " + number + "<")
                .doesNotContain(": " + messageId(receipt));
        assertThat(session.get("/office.csv").body())
                .contains(number)
                .as("when it was received, with the time of day")
                .containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d")
                .doesNotContain(cnic.formatted());
        assertThat(jdbc.sql(
                                "select actor_id from audit.entry where action = 'FEED_MESSAGE_RECEIVED' and subject_id = ?::uuid and actor_kind = 'OFFICER'")
                        .param(receipt)
                        .query(UUID.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void theReceiptOnPaperNamesTheOfficeTheCaseAndTheNumberAndNobody() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        Cnic cnic = Samples.cnic();
        Map<String, String> fields = Clerks.judgment(cnic, "SC 7/2023");
        String receipt = receipt(Clerks.send(session, "/office/new/judgment", fields));
        HttpResponse<byte[]> paper = session.bytes(URI.create("/office/messages/" + receipt + "/receipt.pdf"));
        assertThat(paper.statusCode()).isEqualTo(200);
        String text = PdfReading.text(paper.body());
        assertThat(text)
                .contains("Sessions Court", "SC 7/2023", messageId(receipt))
                .contains("Receipt", "رسید");
        assertThat(text).doesNotContain(fields.get("nameLatin"), cnic.formatted(), cnic.masked());
    }

    @Test
    void theSameFormTwiceIsOneMessageAndWithOtherWordsItIsRefused() {
        WebSession session = signedIn(clerks.ofPrison("Jail " + UUID.randomUUID()));
        Map<String, String> fields =
                Clerks.filled(session, "/office/new/custody", Clerks.custody(Samples.cnic(), "ESCAPED", "3-2-2025"));
        WebSession.OpenPage page = session.open("/office/new/custody");
        String first = receipt(page.sendBare("/office/new/custody", fields));
        assertThat(receipt(page.sendBare("/office/new/custody", fields))).isEqualTo(first);
        fields.put("on", "4-2-2025");
        HttpResponse<String> other = page.sendBare("/office/new/custody", fields);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).contains("This form was sent before, with other words");
        assertThat(messages(first)).isEqualTo(1);
    }

    @Test
    void anotherReportTypedIntoAFormThatWasSentCanBeSentAsItsOwn() {
        WebSession session = signedIn(clerks.ofPrison("Jail " + UUID.randomUUID()));
        Map<String, String> fields =
                Clerks.filled(session, "/office/new/custody", Clerks.custody(Samples.cnic(), "ESCAPED", "3-2-2025"));
        WebSession.OpenPage page = session.open("/office/new/custody");
        String first = receipt(page.sendBare("/office/new/custody", fields));
        Cnic another = Samples.cnic();
        fields.put("cnic", another.formatted());
        String refused = page.sendBare("/office/new/custody", fields).body();
        assertThat(refused)
                .contains("<a href=\"#again\">", "href=\"/office/messages/" + first + "\"", another.formatted())
                .contains("It is another report");
        Matcher button = Pattern.compile("name=\"again\" value=\"([^\"]+)\"").matcher(refused);
        assertThat(button.find()).isTrue();

        fields.put("again", button.group(1));
        String second = receipt(page.sendBare("/office/new/custody", fields));
        assertThat(second).isNotEqualTo(first);
        assertThat(receipt(page.sendBare("/office/new/custody", fields)))
                .as("pressed twice, it is one report")
                .isEqualTo(second);
        assertThat(messages(first)).isEqualTo(2);
        assertThat(messageId(second)).isEqualTo(button.group(1)).isNotEqualTo(messageId(first));
        assertThat(session.get("/office/new/custody?again=" + button.group(1)).body())
                .doesNotContain("It is another report");
    }

    @Test
    void aClerkDeclaresHowManyThereWereInAMonthAndALaterNumberReplacesTheEarlier() {
        String prison = "Jail " + CourtMessages.word();
        WebSession session = signedIn(clerks.ofPrison(prison));
        for (String number : new String[] {"7", "۴"}) {
            HttpResponse<String> answer = Clerks.send(
                    session, "/office/totals", Map.of("month", "2026-01", "counted", "RELEASES", "number", number));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            work().await();
        }
        assertThat(session.get("/office/totals").body())
                .contains("January 2026", "Releases of convicted people", "<span>4</span>")
                .doesNotContain("<span>7</span>");
        for (Map.Entry<String, Map<String, String>> wrong : Map.of(
                        "number", Map.of("month", "2026-01", "counted", "RELEASES", "number", "100001"),
                        "month", Map.of("month", "2099-01", "counted", "RELEASES", "number", "1"),
                        "counted", Map.of("month", "2026-01", "counted", "", "number", "1"))
                .entrySet()) {
            assertThat(refused(session, "/office/totals", wrong.getValue()))
                    .as("%s", wrong)
                    .contains("<a href=\"#" + wrong.getKey() + "\">");
        }
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndNothingIsSent() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        Map<String, String> fields = Clerks.judgment(Samples.cnic(), "A".repeat(61));
        fields.put("offenceOn", "15-2-2023");
        fields.put("victimSex", "");
        fields.put("bornOn", "30 February 1990");
        fields.put("section1", "three hundred");
        String page = refused(session, "/office/new/judgment", fields);
        assertThat(page)
                .contains("<a href=\"#caseNumber\">This is longer than the register takes.</a>")
                .contains("<a href=\"#judgmentOn\">The judgment cannot be of a day before the offence.</a>")
                .contains("<a href=\"#victimSex\">Fill this in: The survivor’s sex.</a>")
                .contains("<a href=\"#bornOn\">")
                .contains("<a href=\"#section1\">")
                .doesNotContain("<a href=\"#whole\">");
        assertThat(refused(session, "/office/new/judgment", Map.of()))
                .contains(
                        "<a href=\"#nameLatin\">",
                        "<a href=\"#section1\">",
                        "<a href=\"#firNumber\">",
                        "<a href=\"#sex\">");
        Map<String, String> long10000 = Clerks.judgment(Samples.cnic(), "SC 1/2023");
        long10000.put("line1", "a".repeat(10_000));
        assertThat(refused(session, "/office/new/judgment", long10000)).contains("<a href=\"#line1\">");
        Map<String, String> telling = Clerks.judgment(Samples.cnic(), "SC 1/2023");
        telling.put("line1", "near the house of the victim Ayesha Bibi");
        assertThat(refused(session, "/office/new/judgment", telling)).contains("<a href=\"#line1\">");
        Map<String, String> noSuchChoice = Clerks.judgment(Samples.cnic(), "SC 1/2023");
        noSuchChoice.put("victimAge", "OLD");
        assertThat(refused(session, "/office/new/judgment", noSuchChoice))
                .contains("One of the choices is not offered here");
    }

    @Test
    void anAppealIsAboutAJudgmentOfTheOwnCourtAndAnAcquittalQuashesIt() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        Cnic cnic = Samples.cnic();
        String number = "SC " + Samples.cnic().number();
        String judgment = receipt(Clerks.send(session, "/office/new/judgment", Clerks.judgment(cnic, number)));
        work().await();
        Map<String, String> appeal = Map.of(
                "caseNumber", number,
                "cnic", cnic.formatted(),
                "appealCourt", "Lahore High Court",
                "appealNumber", "Crl.A. 55/2023",
                "filedOn", "1-3-2023",
                "outcome", "ACQUITTED",
                "decidedOn", "1-9-2023");
        assertThat(refused(session, "/office/new/appeal", with(appeal, "decidedOn", "1-2-2023")))
                .contains("<a href=\"#decidedOn\">An appeal cannot be decided before it was filed.</a>");
        Map<String, String> pending = with(with(appeal, "outcome", "PENDING"), "decidedOn", "");
        recorded(session, "/office/new/appeal", pending);
        String receipt = receipt(Clerks.send(session, "/office/new/appeal", appeal));
        work().await();
        assertThat(work().person(receipt)).isEqualTo(work().person(judgment));
    }

    @Test
    void aPrisonReportsAllThatHappensThere() {
        String prison = "Jail " + UUID.randomUUID();
        WebSession court = signedIn(clerks.ofCourt(COURT));
        WebSession session = signedIn(clerks.ofPrison(prison));
        Cnic cnic = Samples.cnic();
        Map<String, String> judgment = Clerks.judgment(cnic, "SC " + cnic.number());
        String _ = receipt(Clerks.send(court, "/office/new/judgment", judgment));
        work().await();
        recorded(session, "/office/new/custody", Clerks.custody(cnic, "ADMITTED", "16-1-2023"));
        recorded(session, "/office/new/custody", Clerks.custody(cnic, "ESCAPED", "17-2-2023"));
        recorded(session, "/office/new/custody", Clerks.custody(cnic, "RECAPTURED", "18-2-2023"));
        recorded(
                session,
                "/office/new/planned-release",
                Map.of("notice", "ANNOUNCED", "cnic", cnic.formatted(), "on", "1-6-2027", "district", "Lahore"));
        recorded(session, "/office/new/planned-release", Map.of("notice", "WITHDRAWN", "cnic", cnic.formatted()));
        assertThat(refused(session, "/office/new/custody", Clerks.custody(cnic, "RELEASED", "19-2-2024")))
                .contains("<a href=\"#releaseReason\">Fill this in: Reason for the release.</a>");
        recorded(
                session,
                "/office/new/custody",
                with(Clerks.custody(cnic, "TRANSFERRED", "19-2-2024"), "toPrison", "Camp Jail Lahore"));
        recorded(
                session,
                "/office/new/death",
                Map.of(
                        "cnic",
                        cnic.formatted(),
                        "nameLatin",
                        judgment.get("nameLatin"),
                        "diedOn",
                        "1-3-2025",
                        "source",
                        "PRISON"));
        assertThat(session.get("/office/new/judgment").statusCode()).isEqualTo(404);
        assertThat(court.get("/office/new/custody").statusCode()).isEqualTo(404);
    }

    @Test
    void aClerkWithoutAnOfficeCanSendNothingAndReadNothing() {
        WebSession of = signedIn(clerks.ofCourt(COURT));
        String receipt = receipt(Clerks.send(of, "/office/new/judgment", Clerks.judgment(Samples.cnic(), "SC 1/2023")));
        WebSession session = signedIn(new Officers(accounts).with(Role.COURT_CLERK));
        assertThat(session.get("/office").body()).contains("belongs to no court or prison yet");
        assertThat(session.submit("/office", "/office/new/judgment", Clerks.judgment(Samples.cnic(), "SC 2/2023"))
                        .body())
                .contains("belongs to no court or prison yet");
        assertThat(session.get("/office/messages/" + receipt).statusCode()).isEqualTo(404);
    }

    @Test
    void aMessageOfAnotherOfficeIsNotThere() {
        WebSession of = signedIn(clerks.ofCourt(COURT));
        String receipt = receipt(Clerks.send(of, "/office/new/judgment", Clerks.judgment(Samples.cnic(), "SC 1/2023")));
        WebSession other = signedIn(clerks.ofCourt("sessions-court-multan"));
        for (String page : new String[] {"", "/receipt.pdf", "/withdrawal"}) {
            assertThat(other.get("/office/messages/" + receipt + page).statusCode())
                    .isEqualTo(404);
        }
        assertThat(other.get("/office/new/judgment?corrects=" + receipt).statusCode())
                .isEqualTo(404);
        assertThat(other.get("/office").body()).doesNotContain(messageId(receipt));
        assertThat(other.get("/people").statusCode()).isEqualTo(403);
        assertThat(other.get("/quarantine/" + receipt).statusCode()).isEqualTo(403);
    }

    @Test
    void anOfficeThatWasEndedMeanwhileSendsNothingAndWhatWasTypedStays() {
        Officer clerk = clerks.ofPrison("Jail " + UUID.randomUUID());
        WebSession session = signedIn(clerk);
        Cnic cnic = Samples.cnic();
        Map<String, String> fields =
                Clerks.filled(session, "/office/new/custody", Clerks.custody(cnic, "ESCAPED", "3-2-2025"));
        WebSession.OpenPage page = session.open("/office/new/custody");
        clients.disable(client(fields).client().name(), "Has a system now", Actor.system("test"));
        String answer = page.sendBare("/office/new/custody", fields).body();
        assertThat(answer).contains("The office was ended", cnic.formatted());
        assertThat(sentBy(fields)).isZero();
    }

    @Test
    void aFormThatWasOpenedForAnotherOfficeSendsNothingAndSaysForWhomItIsNow() {
        Officer clerk = clerks.ofPrison("Jail " + UUID.randomUUID());
        WebSession session = signedIn(clerk);
        Map<String, String> fields =
                Clerks.filled(session, "/office/new/custody", Clerks.custody(Samples.cnic(), "ESCAPED", "3-2-2025"));
        WebSession.OpenPage page = session.open("/office/new/custody");
        String next = "Jail " + UUID.randomUUID();
        Office moved = clerks.move(clerk, Feed.PRISON, next);
        String answer = page.sendBare("/office/new/custody", fields).body();
        assertThat(answer).contains("Your account belongs to another court or prison", next);
        assertThat(sentBy(fields)).isZero();
        assertThat(jdbc.sql("select count(*) from intake.message where client_id = ?")
                        .param(moved.client().id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void recorded(WebSession session, String form, Map<String, String> fields) {
        String receipt = receipt(Clerks.send(session, form, fields));
        work().await();
        assertThat(work().status(receipt))
                .as(() -> fields + " " + work().quarantineReasons(receipt))
                .isEqualTo("RECORDED");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new java.util.TreeMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static String refused(WebSession session, String form, Map<String, String> fields) {
        HttpResponse<String> answer = Clerks.send(session, form, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("id=\"problems\"");
        String page = answer.body();
        int begin = page.indexOf("id=\"problems\"");
        return page.substring(begin, page.indexOf("</ul>", begin));
    }

    static String receipt(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String to = answer.headers().firstValue("Location").orElseThrow();
        return to.substring(to.lastIndexOf('/') + 1);
    }

    private Office client(Map<String, String> fields) {
        return new Office(clients.find(UUID.fromString(fields.get("office"))).orElseThrow(), "");
    }

    private int sentBy(Map<String, String> fields) {
        return jdbc.sql("select count(*) from intake.message where client_id = ?::uuid")
                .param(fields.get("office"))
                .query(Integer.class)
                .single();
    }

    private int messages(String receipt) {
        return jdbc.sql("""
                        select count(*) from intake.message
                        where client_id = (select client_id from intake.message where receipt = ?::uuid)
                        """).param(receipt).query(Integer.class).single();
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
