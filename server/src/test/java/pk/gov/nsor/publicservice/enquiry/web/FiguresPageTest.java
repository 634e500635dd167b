package pk.gov.nsor.publicservice.enquiry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.internal.AnswerKinds;
import pk.gov.nsor.publicservice.enquiry.statistics.StatisticsRollup;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally.Counted;
import pk.gov.nsor.testing.ExportedList;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Who sees which figures. The database is shared: counts may be larger than what a test adds, never smaller. */
@RegisterTest
class FiguresPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tally tally;

    @Autowired
    private StatisticsRollup statisticsRollup;

    @Autowired
    private Clock clock;

    @Autowired
    private MessageSource messages;

    @Test
    void thoseOfNpbAndOversightHaveThePageAndNobodyElse() {
        for (Role role : Role.values()) {
            int status = as(role).get("/sms").statusCode();
            assertThat(status)
                    .as(role.name())
                    .isEqualTo(
                            switch (role) {
                                case REGISTRAR, NATIONAL_SUPERVISOR, OVERSIGHT -> 200;
                                case PROVINCIAL_SUPERVISOR,
                                        DISTRICT_SUPERVISOR,
                                        SUPERVISING_OFFICER,
                                        INVESTIGATING_OFFICER,
                                        PROSECUTOR,
                                        COURT_CLERK,
                                        PRISON_CLERK,
                                        SUPPORT_ADVISER,
                                        SUPPORT_SERVICE,
                                        DIRECTORY_KEEPER,
                                        AUDITOR,
                                        ADMINISTRATOR -> 403;
                            });
        }
        WebSession officer = as(Role.SUPERVISING_OFFICER);
        assertThat(officer.get("/sms/figures").statusCode()).isEqualTo(403);
        assertThat(officer.get("/sms.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void npbSeesEveryFigureOfTheHourWithATableBehindEachChart() {
        count(3, "jhelum");
        String page = as(Role.REGISTRAR).get("/sms").body();
        assertThat(page)
                .contains("Questions by the minute", "data-live=\"enquiry-figures\"", "Links to the operator", "Jhelum")
                .doesNotContain("fewer than 5");
        assertThat(page.split("<details class=\"chart-table\"", -1)).hasSize(1 + 2);
        assertThat(page.split("preserveAspectRatio", -1)).hasSize(1 + 2);
        assertThat(as(Role.NATIONAL_SUPERVISOR).get("/sms?range=month").body()).contains("Questions by the day");
    }

    @Test
    void oversightSeesRoundedFiguresOfHoursAndDaysThatAreOverAndNoLinks() {
        count(7, null);
        WebSession oversight = as(Role.OVERSIGHT);
        String page = oversight.get("/sms?range=hour").body();
        assertThat(page)
                .contains(
                        "Questions by the hour",
                        "fewer than 5",
                        "rounded up or down to a multiple of five",
                        "Yesterday")
                .doesNotContain(
                        "Questions by the minute", "Last hour", "Last 24 hours", "data-live=", "Links to the operator");
        assertThat(oversight.get("/sms/figures?range=hour").body()).doesNotContain("Questions by the minute");
        String file = oversight.get("/sms.csv?range=hour").body();
        List<String> lines = ExportedList.lines(file);
        assertThat(lines).hasSize(1 + 24);
        assertThat(lines.stream().skip(1)).allSatisfy(line -> {
            List<String> cells = List.of(line.split(",", -1));
            assertThat(cells.subList(1, cells.size() - 2))
                    .allSatisfy(cell -> assertThat(cell).matches("fewer than 5|[1-9][0-9]*[05]|5"));
        });
    }

    @Test
    void whatIsAskedTodayChangesNothingOfWhatOversightReads() {
        WebSession oversight = as(Role.OVERSIGHT);
        count(300, clock.instant().minus(Duration.ofDays(1)), "multan");
        List<String> before = read(oversight);
        count(300, "multan");
        assertThat(read(oversight)).isEqualTo(before);
        assertThat(before.getLast()).contains("Multan");
    }

    @Test
    void noNumberOfQuestionsIsTheEdgeOfARoundedFigure() {
        Instant yesterday =
                LocalDate.now(clock).minusDays(1).atStartOfDay(Day.ZONE).toInstant();
        for (int hour = 0; hour < 24; hour++) {
            jdbc.sql("""
                            insert into enquiry.figure (grain, begins_at, kind, language, questions)
                            values ('HOUR', ?, 'AREA_CLOSED', 'URDU', 7)
                            """)
                    .param(OffsetDateTime.ofInstant(yesterday.plus(Duration.ofHours(hour)), Day.ZONE))
                    .update();
        }
        List<String> lines =
                ExportedList.lines(as(Role.OVERSIGHT).get("/sms.csv?range=day").body());
        int column = List.of(lines.getFirst().split(",", -1)).indexOf("Areas are switched off");
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[column]))
                .contains("5", "10")
                .allMatch(Set.of("5", "10")::contains);
    }

    private static List<String> read(WebSession oversight) {
        return List.of(
                ExportedList.lines(oversight.get("/sms.csv?range=day").body()).toString(),
                ExportedList.lines(oversight.get("/sms.csv?range=month").body()).toString(),
                oversight.get("/sms/figures?range=month&opened=1").body());
    }

    @Test
    void aRangeThatIsNoneIsTheHour() {
        assertThat(as(Role.REGISTRAR).get("/sms?range=century").body()).contains("Questions by the minute");
    }

    @Test
    void theFileHasALineAStepAndIsOnTheTrail() {
        count(7, null);
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = signedIn(officer);
        HttpResponse<String> hour = session.get("/sms.csv?range=hour");
        assertThat(hour.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(ExportedList.lines(hour.body())).hasSize(1 + 60);
        assertThat(hour.body()).startsWith("\uFEFFFrom,Questions,Not answered,").contains("Help");
        assertThat(ExportedList.lines(session.get("/sms.csv?range=day").body())).hasSize(1 + 24);
        assertThat(ExportedList.lines(session.get("/sms.csv?range=month").body()))
                .hasSize(1 + 30);
        assertThat(new TrailReader(jdbc).of(officer.account().id()))
                .filteredOn("SMS_FIGURES_VIEWED DONE"::equals)
                .hasSize(3);
    }

    @Test
    void aPageLeftOpenForTwentyMinutesNoLongerUpdatesByItself() {
        WebSession session = as(Role.REGISTRAR);
        long now = clock.instant().getEpochSecond();
        assertThat(session.get("/sms/figures?opened=" + (now - 19 * 60)).body())
                .contains("data-live=", "opened=" + (now - 19 * 60));
        assertThat(session.get("/sms/figures?opened=" + (now - 20 * 60)).body())
                .doesNotContain("data-live=")
                .contains("Refresh");
    }

    @Test
    void aGatewayThatIsUnboundOrSilentIsSaidToBe() {
        gateway(Duration.ZERO, 2, 2);
        gateway(Duration.ZERO, 2, 1);
        gateway(Duration.ZERO, 2, 0);
        gateway(Duration.ofSeconds(45), 2, 2);
        assertThat(as(Role.REGISTRAR).get("/sms").body())
                .contains("All links are up: 2 of 2", "Some links are down: 1 of 2", "No link is up: 0 of 2")
                .contains("Nothing was heard of this server", "4,321 messages were taken");
    }

    @Test
    void everyKindOfAnswerHasANameAndEveryLanguageAColumn() {
        for (String kind : AnswerKinds.all()) {
            String key = "figures.kind." + kind.toLowerCase(Locale.ROOT);
            assertThat(messages.getMessage(key, null, Locale.ENGLISH)).isNotBlank();
            assertThat(messages.getMessage(key, null, Locale.of("ur"))).isNotBlank();
        }
        assertThat(FiguresPage.LANGUAGES).containsExactlyInAnyOrderElementsOf(AnswerKinds.languages());
    }

    private void gateway(Duration before, int binds, int bound) {
        jdbc.sql("""
                        insert into enquiry.gateway_state
                            (process, line, noted_at, binds, bound, waiting, unsent, taken, turned_away)
                        values (?, 'PUBLIC', ?, ?, ?, 0, 0, 4321, 0)
                        """)
                .params(UUID.randomUUID(), OffsetDateTime.now(clock).minus(before), binds, bound)
                .update();
    }

    private void count(int questions, @Nullable String area) {
        count(questions, clock.instant(), area);
    }

    private void count(int questions, Instant at, @Nullable String area) {
        tally.note(Stream.generate(() -> new Counted(at, "HELP", "ENGLISH", area))
                .limit(questions)
                .toList());
        // The server's own job may have some of it, and then it is waited for.
        await().until(() -> {
            statisticsRollup.fold();
            return jdbc.sql("select count(*) from enquiry.count_note")
                            .query(Integer.class)
                            .single()
                    == 0;
        });
    }

    private WebSession as(Role role) {
        return signedIn(new Officers(accounts).with(role));
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
