package pk.gov.nsor.policing.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.policing.notices.Announced;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.NoticeState;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.announcement.Announcement;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** From a text to the neutral sender to the notice that an officer takes of it. */
@RegisterTest
class AnnouncedBySmsTest {

    private static final String OWN = "attock";

    private static final int FORGED = 3000;

    @LocalServerPort
    private int port;

    @Autowired
    private Announcements announcements;

    @Autowired
    private Notices notices;

    @Autowired
    private Phones phones;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable RegisterLines made;
    private @Nullable Officer officer;
    private @Nullable Supervised people;

    private final Supervised supervised;
    private final Officers officers;

    AnnouncedBySmsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void telephones() throws Exception {
        made = new RegisterLines(context);
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        people = supervised.by(officer.actor());
    }

    @AfterEach
    void home() {
        lines().close();
    }

    @Test
    void aTextGetsAReceiptAndTheDayToComeAndIsOpenForTheOfficer() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ENGLISH);
        lines().reply(phone, "Address: Mohalla Islampura, house ۷");
        String receipt = lines().awaitText(phone, 2);
        Announcement open = announcements.open(person).getFirst();
        assertThat(receipt)
                .contains("no. " + open.receiptNumber() + ".")
                .doesNotContainIgnoringCase("regist")
                .doesNotContainIgnoringCase("offen");
        assertThat(open.told().about()).isEqualTo(Announced.ADDRESS);
        assertThat(open.told().said()).isEqualTo("Mohalla Islampura, house 7");
        assertThat(open.announcedOn()).isEqualTo(today());
        assertThat(notices.of(person)).isEmpty();
        byte[] stored = jdbc.sql("select said from notices.announcement where person_id = ?")
                .param(person.value())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Islampura");
    }

    @Test
    void urduAndRomanUrduAreAnsweredInTheTelephonesLanguageAndHelpSaysWhatCanBeSent() throws Exception {
        for (TextLanguage language : TextLanguage.values()) {
            PersonId person = person();
            String phone = verified(person, language);
            lines().reply(phone, "سفر لاہور ۱۰");
            assertThat(lines().awaitText(phone, 2))
                    .contains(announcements.open(person).getFirst().receiptNumber())
                    .contains(
                            switch (language) {
                                case URDU -> "تھانے";
                                case ROMAN_URDU -> "thane";
                                case ENGLISH -> "station";
                            });
            lines().reply(phone, "MADAD");
            assertThat(lines().awaitText(phone, 3))
                    .contains(
                            switch (language) {
                                case URDU -> "پتا";
                                case ROMAN_URDU -> "PATA";
                                case ENGLISH -> "ADDRESS";
                            });
            assertThat(announcements.open(person)).hasSize(1);
        }
    }

    @Test
    void theSameWithinADayHasTheSameReceiptAndTheNextDayAnother() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ENGLISH);
        lines().reply(phone, "KAAM");
        lines().reply(phone, " kaam ");
        assertThat(lines().awaitText(phone, 3)).isEqualTo(lines().texts(phone).get(1));
        assertThat(announcements.open(person)).hasSize(1);
        pass(Duration.ofDays(1).plusSeconds(1));
        lines().reply(phone, "kaam");
        assertThat(lines().awaitText(phone, 4))
                .isNotEqualTo(lines().texts(phone).get(1));
        assertThat(announcements.open(person)).hasSize(2);
    }

    @Test
    void theSameOnceTheFirstIsClosedIsAnotherAnnouncement() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ENGLISH);
        lines().reply(phone, "KAAM");
        lines().awaitText(phone, 2);
        Announcement first = announcements.open(person).getFirst();
        announcements.close(
                person, first.id(), "Came, it is the work of before", officer().actor());
        lines().reply(phone, "KAAM");
        String receipt = lines().awaitText(phone, 3);
        Announcement second = announcements.open(person).getFirst();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(receipt).contains("no. " + second.receiptNumber() + ".");
    }

    @Test
    void afterTenTextsADayThereIsSilenceUntilTheNext() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ENGLISH);
        for (int i = 1; i <= 10; i++) {
            lines().reply(phone, "WORK kiln " + i);
            lines().awaitText(phone, i + 1);
        }
        lines().reply(phone, "WORK kiln 11");
        assertThat(announcements.open(person)).hasSize(10);
        pass(Duration.ofDays(1));
        lines().reply(phone, "WORK kiln 12");
        lines().awaitText(phone, 12);
        lines().settle();
        assertThat(lines().texts(phone)).as("a code and eleven receipts").hasSize(12);
        assertThat(announcements.open(person)).hasSize(11);
    }

    @Test
    void aFamilysTelephoneOpensNothingAndNamesNobody() throws Exception {
        PersonId one = person();
        PersonId other = person();
        String phone = verified(one, TextLanguage.ENGLISH);
        take(other, phone, TextLanguage.ENGLISH);
        phones.enter(other, lines().awaitCode(phone, 2), officer().actor());
        lines().reply(phone, "ADDRESS House 4");
        assertThat(lines().awaitText(phone, 3))
                .isEqualTo("Nothing can be settled by SMS from this number. Please come to your station.");
        assertThat(announcements.open(one)).isEmpty();
        assertThat(announcements.open(other)).isEmpty();
    }

    @Test
    void aFloodFromOtherNumbersChangesNothingAndTellsNobodyAnything() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ENGLISH);
        lines().settle();
        long announcedBefore = count("select count(*) from notices.announcement");
        long acknowledgedBefore = acknowledged();
        long sentBefore = lines().simulator().status().counters().messagesToPhones();
        List<String> texts = List.of("ADDRESS House 9", "پتہ مکان ۹", "HELP", "GOING Karachi 30", "wapsi");
        for (int i = 0; i < FORGED; i++) {
            lines().simulator()
                    .receiveFromPhone(
                            "03990" + "%06d".formatted(i), RegisterLines.NEUTRAL, texts.get(i % texts.size()));
        }
        lines().reply(phone, "ADDRESS House 4");
        lines().awaitText(phone, 2);
        for (int tries = 0; tries < 1200 && acknowledged() < acknowledgedBefore + FORGED + 1; tries++) {
            Thread.sleep(50);
        }
        assertThat(acknowledged() - acknowledgedBefore)
                .as("the flood was taken")
                .isGreaterThanOrEqualTo(FORGED + 1);
        lines().settle();
        assertThat(lines().simulator().status().counters().messagesToPhones() - sentBefore)
                .as("the one receipt")
                .isEqualTo(1);
        assertThat(count("select count(*) from notices.announcement") - announcedBefore)
                .isEqualTo(1);
        assertThat(announcements.open(person)).hasSize(1);
    }

    @Test
    void theOfficerGoesOnFromItAndTheDayItCameCounts() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ENGLISH);
        lines().reply(phone, "PATA House 12, Railway Road");
        lines().awaitText(phone, 2);
        LocalDate came = today();
        pass(Duration.ofDays(2));
        String number = Objects.requireNonNull(people).numberOf(person);
        WebSession session = session();
        assertThat(ok(session, "/notices?list=announced")).contains(number);
        assertThat(ok(session, "/")).contains("Announced by SMS");
        assertThat(ok(session, "/people/" + person)).contains("Announced by SMS: Change of address");
        String page = "/people/" + person + "/announcements/"
                + announcements.open(person).getFirst().id();
        assertThat(ok(session, page)).contains("House 12, Railway Road");
        String draft = location(session.submit(page, page + "/notice", Map.of("kind", "ADDRESS")));
        assertThat(ok(session, draft)).contains("House 12, Railway Road");
        assertThat(location(session.submit(page, page + "/notice", Map.of("kind", "ADDRESS"))))
                .isEqualTo(draft);
        String wizard = draft.substring(0, draft.lastIndexOf('/'));
        assertThat(location(session.submit(
                        draft,
                        draft,
                        Map.of("line", "House 12, Railway Road", "district", OWN, "on", came.toString()))))
                .endsWith("/told");
        String told = ok(session, wizard + "/told");
        assertThat(told).contains("value=\"" + ParticularsForm.written(came) + "\"");
        HttpResponse<String> kept = session.submit(
                wizard + "/told",
                wizard + "/told",
                Map.of("announcedOn", came.toString(), "how", "BY_SMS", "station", "city-police-station-attock"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(302);
        session.submit(wizard + "/check", wizard + "/check", Map.of());
        Notice notice = notices.of(person).getFirst();
        assertThat(notice.state()).isEqualTo(NoticeState.ANNOUNCED);
        assertThat(notice.announcedOn()).isEqualTo(came);
        assertThat(announcements.open(person)).isEmpty();
        String decide = "/people/" + person + "/notices/" + notice.id();
        session.submit(decide, decide, Map.of("decision", "RECEIVED"));
        session.submit(
                decide, decide, Map.of("decision", "ACCEPTED", "evidence", "VISIT", "reason", "Visited, lives there"));
        assertThat(notices.of(person).getFirst().state()).isEqualTo(NoticeState.ACCEPTED);
        assertThat(ok(session, "/notices?list=announced")).doesNotContain(number);
    }

    @Test
    void whoIsBackIsClosedWithAReasonAndAnotherDistrictSeesNothing() throws Exception {
        PersonId person = person();
        String phone = verified(person, TextLanguage.ROMAN_URDU);
        lines().reply(phone, "wapsi");
        lines().awaitText(phone, 2);
        String page = "/people/" + person + "/announcements/"
                + announcements.open(person).getFirst().id();
        WebSession stranger = new WebSession(port);
        stranger.signIn(
                officers.of(new OfDistrict("narowal"), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        WebSession session = session();
        assertThat(session.submit(page, page + "/close", Map.of("reason", "")).statusCode())
                .isEqualTo(200);
        assertThat(announcements.open(person)).hasSize(1);
        assertThat(session.submit(page, page + "/close", Map.of("reason", "Is back, came in person"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(announcements.open(person)).isEmpty();
    }

    private String verified(PersonId person, TextLanguage language) throws InterruptedException {
        String phone = Samples.phone();
        take(person, phone, language);
        phones.enter(person, lines().awaitCode(phone, 1), officer().actor());
        return phone;
    }

    private void take(PersonId person, String phone, TextLanguage language) {
        phones.take(person, MobileNumber.parse(phone), language, officer().actor());
    }

    private long acknowledged() {
        return lines().simulator().status().counters().deliverSmAcknowledged();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static String location(HttpResponse<String> response) {
        String location = response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
        return location.substring(location.indexOf("/people/"));
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private WebSession session() {
        WebSession session = new WebSession(port);
        session.signIn(officer().name(), Officers.PASSWORD);
        return session;
    }

    private PersonId person() {
        return Objects.requireNonNull(people).in(OWN);
    }

    private void pass(Duration time) {
        clock.move(time);
    }

    private Officer officer() {
        return Objects.requireNonNull(officer);
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
