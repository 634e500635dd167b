package pk.gov.nsor.publicservice.release.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.publicservice.release.AreaReleases;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument.Published;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases.Month;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** Months to come, each test's after those of the one before; the clock is put back after each. */
@RegisterTest
class StatisticsReleasesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Autowired
    private StatisticsReleases releases;

    @Autowired
    private AreaReleases areas;

    @Autowired
    private StatisticsCensus census;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private ReleaseChannels channels;

    @Autowired
    private Districts districts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @LocalServerPort
    private int port;

    private final TestClock clock;
    private final Officers officers;
    private Duration moved = Duration.ZERO;

    StatisticsReleasesTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @AfterEach
    void backToToday() {
        clock.move(moved.negated());
    }

    @Test
    void aMonthIsPublishedOnceByWhicheverProcessAndStays() throws Exception {
        YearMonth month = toANewMonth();
        List<Callable<Optional<YearMonth>>> processes = Collections.nCopies(3, () -> releases.releaseDue());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            assertThat(threads.invokeAll(processes).stream().flatMap(done -> done.resultNow().stream()))
                    .containsExactly(month);
        }
        String text = releases.find(month).orElseThrow().text();
        move(20);
        assertThat(releases.releaseDue()).isEmpty();
        assertThat(releases.find(month).orElseThrow().text()).isEqualTo(text);
        move(-40);
        assertThat(releases.releaseDue()).as("a clock that went back").isEmpty();
    }

    @Test
    void eachCellIsAProvincesOrTheCountrysAndRoundedToItsStep() {
        toANewMonth();
        releases.releaseDue();
        StatisticsDocument document = latest();
        List<String> places =
                districts.all().stream().map(District::provinceCode).distinct().toList();
        assertThat(document.cells())
                .hasSize((places.size() + 1) * 11 + 2 + 7 + 3)
                .allMatch(cell -> places.contains(cell.province())
                        || cell.province().equals("none")
                        || !PublicTable.valueOf(cell.table().toUpperCase(Locale.ROOT))
                                        .isByProvince()
                                && cell.province().equals("country"))
                .allMatch(cell ->
                        cell.people() == null || cell.people() >= cell.step() && cell.people() % cell.step() == 0);
        assertThat(document.cells()).extracting(Published::step).contains(100, 50);
        Map<Cell, Integer> counts = counted();
        assertThat(counts).hasSameSizeAs(document.cells());
        document.cells().forEach(told -> {
            PublicTable table = PublicTable.valueOf(told.table().toUpperCase(Locale.ROOT));
            int count = counts.get(new Cell(table, told.province(), told.category()));
            assertThat(Math.abs(count - (told.people() == null ? 0 : told.people())))
                    .isLessThan(told.step());
        });
    }

    /** The daily check of the standings finds such a person; the month is published all the same. */
    @Test
    void aMonthIsPublishedAlthoughTheListNamesSomebodyWhomNoJudgmentPutsOnTheRegister() {
        toANewMonth();
        int entered = entered();
        Cnic cnic = Samples.cnic();
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1980, 1, 15)),
                        cnic,
                        List.of(),
                        Offenders.conviction("PPC 379"),
                        null,
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"))
                .person();
        TestDatabase.superuserOf(dataSource)
                .sql(
                        "insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (?, ?, '2023-01-15', false)")
                .params(cnic.number(), person.value())
                .update();
        assertThat(releases.releaseDue()).isPresent();
        assertThat(entered()).isEqualTo(entered);
        TestDatabase.superuserOf(dataSource)
                .sql("delete from registration.listed_cnic where cnic = ?")
                .param(cnic.number())
                .update();
    }

    @Test
    void everybodyIsCountedOnceByTheKindOfTheirOffences() {
        Map<String, Integer> before = of(PublicTable.OFFENCE);
        PersonId one = confirmed("PPC 376(1)");
        assertThat(of(PublicTable.OFFENCE)).isEqualTo(with(before, "rape", 1));
        var _ = confirmed("PPC 377");
        var _ = confirmed("PPC 377B");
        var _ = confirmed("PPC 371A");
        var _ = confirmed("PECA 22");
        Map<String, Integer> after = of(PublicTable.OFFENCE);
        for (String kind : List.of("rape", "unnatural", "abuse", "kidnapping", "images")) {
            assertThat(after.get(kind)).as(kind).isEqualTo(before.get(kind) + 1);
        }
        var _ = facts.record(one, Offenders.conviction("PPC 377B"), actor());
        assertThat(of(PublicTable.OFFENCE)).isEqualTo(with(with(after, "rape", -1), "several", 1));
        assertThat(of(PublicTable.OFFENCE).values().stream()
                        .mapToInt(each -> each)
                        .sum())
                .isEqualTo(of(PublicTable.ALL).get("all"));
    }

    @Test
    void questionsAreThoseOfTheMonthBeforeByTheLanguageOfTheAnswer() {
        YearMonth month = toANewMonth();
        JdbcClient owner = TestDatabase.superuserOf(dataSource);
        String figure =
                "insert into enquiry.figure (grain, begins_at, kind, language, questions) values (?, ?, ?, ?, ?)";
        OffsetDateTime last = month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        try {
            for (String kind : List.of("SILENCE", "CLOSED")) {
                owner.sql(figure)
                        .params("DAY", last.minusDays(1), kind, "URDU", 70)
                        .update();
            }
            owner.sql(figure)
                    .params("HOUR", last.minusHours(1), "CLOSED", "URDU", 140)
                    .update();
            owner.sql(figure).params("DAY", last, "CLOSED", "ENGLISH", 9).update();
            owner.sql(figure)
                    .params("DAY", last.minusMonths(1), "CLOSED", "ROMAN_URDU", 3)
                    .update();
            owner.sql(figure)
                    .params("DAY", last.minusMonths(1).minusDays(1), "CLOSED", "ROMAN_URDU", 5)
                    .update();
            assertThat(of(PublicTable.QUESTIONS)).isEqualTo(Map.of("english", 0, "urdu", 140, "roman", 3));
        } finally {
            owner.sql("delete from enquiry.figure where begins_at >= ?")
                    .param(last.minusMonths(2))
                    .update();
        }
    }

    /** The exact counts of a table, of all places together. */
    private Map<String, Integer> of(PublicTable table) {
        Map<String, Integer> counts = new HashMap<>();
        counted().forEach((cell, count) -> {
            if (cell.table() == table) {
                counts.merge(cell.category(), count, Integer::sum);
            }
        });
        return counts;
    }

    private static Map<String, Integer> with(Map<String, Integer> counts, String category, int more) {
        Map<String, Integer> changed = new HashMap<>(counts);
        changed.merge(category, more, Integer::sum);
        return changed;
    }

    private PersonId confirmed(String section) {
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1980, 1, 15)),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction(section),
                        null,
                        actor())
                .person();
        new Identities(confirmation, people).confirm(person);
        return person;
    }

    private static Actor actor() {
        return new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    }

    private int entered() {
        return counted().get(new Cell(PublicTable.ENTERED, Cell.COUNTRY, "entered"));
    }

    private Map<Cell, Integer> counted() {
        return transaction.execute(_ -> census.on(LocalDate.now(clock)));
    }

    @Test
    void theSameCountsAreToldInTheSameWayTheNextMonthAndTheFileNamesTheOneBefore() {
        YearMonth month = toANewMonth();
        releases.releaseDue();
        StatisticsDocument first = latest();
        String text = releases.find(month).orElseThrow().text();
        move(ChronoUnit.DAYS.between(LocalDate.now(clock), month.plusMonths(1).atDay(2)));
        releases.releaseDue();
        StatisticsDocument second = latest();
        assertThat(second.month()).isEqualTo(month.plusMonths(1).toString());
        assertThat(second.before()).isEqualTo(StatisticsReleases.sha256(text));
        var same = second.cells().stream()
                .filter(cell -> PublicTable.valueOf(cell.table().toUpperCase(Locale.ROOT))
                        .isByProvince())
                .toList();
        assertThat(first.cells()).containsAll(same);
    }

    @Test
    void anybodyReadsThePageAndTheFilesAndChecksTheSignature() throws Exception {
        YearMonth month = toANewMonth();
        releases.releaseDue();
        HttpResponse<String> page = get("/statistics?lang=en&month=" + month);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("The register in figures", "By sex", "Punjab", "fewer than 100")
                .doesNotContain("<script");
        assertThat(get("/statistics").body()).contains("رجسٹر اعداد میں").doesNotContain("??");
        HttpResponse<String> json = get("/statistics/" + month + ".json");
        assertThat(json.body()).isEqualTo(releases.find(month).orElseThrow().text());
        byte[] signature = BROWSER.send(
                        HttpRequest.newBuilder(address("/statistics/" + month + ".sig"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        String pem = get("/statistics/key.pem").body();
        byte[] key = Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        ed25519.update(json.body().getBytes(StandardCharsets.UTF_8));
        assertThat(ed25519.verify(signature)).isTrue();
        assertThat(get("/statistics/" + month + ".csv").body().lines().toList())
                .hasSize(1 + latest().cells().size())
                .first()
                .asString()
                .contains("month,as_of,table,province,category,people,fewer_than,step");
        for (String none : List.of("/statistics/2001-01.json", "/statistics/x.csv", "/statistics/2026-13.sig")) {
            assertThat(get(none).statusCode()).as(none).isEqualTo(404);
        }
        assertThat(get("/statistics?month=x&lang=en").body()).contains("By sex");
    }

    @Test
    void whileTheChannelIsClosedNothingIsPublishedAndNothingRead() throws Exception {
        YearMonth month = toANewMonth();
        releases.releaseDue();
        Officer registrar = officers.with(Role.REGISTRAR);
        channels.switchOff(ReleaseChannel.STATISTICS, "A figure was wrong", registrar.actor());
        try {
            assertThat(get("/statistics?lang=en").body())
                    .contains("No figures are published")
                    .doesNotContain("By sex");
            assertThat(get("/statistics/" + month + ".json").statusCode()).isEqualTo(404);
            move(40);
            assertThat(releases.releaseDue()).isEmpty();
        } finally {
            TestDatabase.superuserOf(dataSource)
                    .sql("delete from release.policy where channel = 'STATISTICS' and version > 1")
                    .update();
        }
        assertThat(releases.releaseDue()).isPresent();
    }

    @Test
    void aMonthOfTheTimeThatARestoreTookIsNotPublishedAgainAndTheNextOneIs() {
        YearMonth month = toANewMonth();
        JdbcClient owner = TestDatabase.superuserOf(dataSource);
        UUID restore = UUID.randomUUID();
        owner.sql("""
                        insert into restore.restoration (id, noticed_at, restored_at, state_of, proposal_id, released_at)
                        values (?, ?, ?, ?, ?, now())
                        """)
                .params(
                        restore,
                        OffsetDateTime.now(clock),
                        OffsetDateTime.now(clock),
                        OffsetDateTime.now(clock).minusDays(5),
                        UUID.randomUUID())
                .update();
        try {
            assertThat(releases.releaseDue()).isEmpty();
            assertThat(areas.releaseDue()).isEmpty();
            move(ChronoUnit.DAYS.between(
                    LocalDate.now(clock), month.plusMonths(1).atDay(2)));
            assertThat(releases.releaseDue()).isPresent();
            assertThat(areas.releaseDue()).isPresent();
            assertThat(releases.months()).doesNotContain(month);
        } finally {
            owner.sql("delete from restore.restoration where id = ?")
                    .param(restore)
                    .update();
        }
    }

    @Test
    void aMonthThatIsNotTheOneOnTheTrailIsNamedAndNotShownAndTheOthersAre() throws Exception {
        YearMonth before = toANewMonth();
        releases.releaseDue();
        YearMonth month = toANewMonth();
        releases.releaseDue();
        JdbcClient owner = TestDatabase.superuserOf(dataSource);
        String changed = "update release.statistics_month set document = replace(document, ?, ?) where month = ?";
        String published = releases.find(month).orElseThrow().text();
        assertThat(releases.listed().getFirst().proof())
                .as("known before it is changed")
                .isEqualTo(PublishedChecksums.Proof.AS_PUBLISHED);
        owner.sql(changed).params("Pakistan", "Pakistan!", month.atDay(1)).update();
        try {
            assertThat(releases.find(month)).isEmpty();
            assertThat(get("/statistics/" + month + ".json").statusCode()).isEqualTo(404);
            for (String path : List.of("/statistics?lang=en", "/statistics?lang=en&month=" + month)) {
                assertThat(get(path).body())
                        .contains("By sex", "are kept otherwise than they were published")
                        .contains("/statistics/" + before + ".json")
                        .doesNotContain("/statistics/" + month + ".json");
            }
            assertThat(get("/statistics/index.json").body())
                    .contains("{\"month\":\"" + month + "\",\"proof\":\"different\"");
            // The next month names what was published, not what somebody put in its place.
            move(ChronoUnit.DAYS.between(
                    LocalDate.now(clock), month.plusMonths(1).atDay(2)));
            assertThat(releases.releaseDue()).isPresent();
            assertThat(latest().before()).isEqualTo(StatisticsReleases.sha256(published));
        } finally {
            owner.sql(changed).params("Pakistan!", "Pakistan", month.atDay(1)).update();
        }
        assertThat(releases.find(month)).isPresent();
    }

    @Test
    void aMonthOfWhichTheTrailSaysNothingIsNamedAndNotShownAndTheOthersAre() throws Exception {
        YearMonth month = toANewMonth();
        releases.releaseDue();
        YearMonth unproven = month.plusMonths(1);
        JdbcClient owner = TestDatabase.superuserOf(dataSource);
        owner.sql("""
                        insert into release.statistics_month (month, released_at, document, signature)
                        select ?, released_at, document, signature from release.statistics_month where month = ?
                        """).params(unproven.atDay(1), month.atDay(1)).update();
        try {
            assertThat(releases.find(unproven)).isEmpty();
            assertThat(get("/statistics?lang=en&month=" + unproven).body())
                    .contains("By sex", "cannot be checked")
                    .contains("/statistics/" + month + ".json")
                    .doesNotContain("/statistics/" + unproven + ".json");
            assertThat(get("/statistics/" + month + ".csv").statusCode()).isEqualTo(200);
            assertThat(get("/statistics/index.json").body())
                    .contains("{\"month\":\"" + unproven + "\",\"proof\":\"unproven\"")
                    .contains("{\"month\":\"" + month + "\",\"proof\":\"as-published\"");
        } finally {
            owner.sql("delete from release.statistics_month where month = ?")
                    .param(unproven.atDay(1))
                    .update();
        }
    }

    @Test
    void aMonthIsAsItsSchemaSaysAndWhatWouldTellMoreIsNot() throws Exception {
        YearMonth month = toANewMonth();
        releases.releaseDue();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(get("/statistics/schema.json").body());
        String published = get("/statistics/" + month + ".json").body();
        assertThat(schema.validate(published, InputFormat.JSON)).isEmpty();
        for (String more : List.of(
                published.replaceFirst("\"PK-PB\"", "\"lahore\""),
                published.replaceFirst("\"step\":", "\"district\":\"lahore\",\"step\":"),
                published.replaceFirst("\"male\"", "\"juvenile\""),
                published.replaceFirst("\"people\":[^,]*", "\"people\":0"))) {
            assertThat(more).isNotEqualTo(published);
            assertThat(schema.validate(more, InputFormat.JSON)).isNotEmpty();
        }
    }

    private StatisticsDocument latest() {
        Month last = releases.find(releases.months().getFirst()).orElseThrow();
        return releases.read(last);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return BROWSER.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The second day of a month after all that are published. */
    private YearMonth toANewMonth() {
        LocalDate last = jdbc.sql("select coalesce(max(month), date '2026-01-01') from release.statistics_month")
                .query(LocalDate.class)
                .single();
        LocalDate today = LocalDate.now(clock);
        LocalDate day = (last.isAfter(today) ? last : today)
                .withDayOfMonth(1)
                .plusMonths(2)
                .plusDays(1);
        move(ChronoUnit.DAYS.between(today, day));
        return YearMonth.from(day);
    }

    private void move(long days) {
        clock.move(Duration.ofDays(days));
        moved = moved.plusDays(days);
    }
}
