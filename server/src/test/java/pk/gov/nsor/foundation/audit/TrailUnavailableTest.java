package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Where the trail takes no entry, nothing is shown and nothing done, whoever asked is told so, and it ends by itself. */
@RegisterTest
class TrailUnavailableTest {

    // An outage of its station stays: nobody else has cases there.
    private static final String DISTRICT = "karak";
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    @Autowired
    private Clock clock;

    @Autowired
    private MachineClients clients;

    @Autowired
    private TrailHealth health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${nsor.data}")
    private Path data;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private final Officers officers;

    TrailUnavailableTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @Test
    void nothingIsShownAndNothingDoneAndItEndsByItself() throws SQLException {
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        PersonId person = supervised.by(officer.actor()).in(DISTRICT);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        String page = "/people/" + person;
        assertThat(session.get(page).statusCode()).isEqualTo(200);
        Map<String, String> outage = Map.of(
                "station",
                "city-police-station-" + DISTRICT,
                "from",
                TODAY.format(LocalDate.now(clock)),
                "reason",
                "Flood");
        String token = tokenOf(session.get("/caseload/outages/new"));
        double lost = meters.get("nsor.trail.lost").functionCounter().count();
        refuse("new.actor_id = '" + officer.account().id() + "' or new.origin = 'health'");
        try {
            HttpResponse<String> english = session.ask(page);
            assertThat(english.statusCode()).isEqualTo(503);
            assertThat(english.body())
                    .contains("The register cannot do this at the moment")
                    .doesNotContain("Akbar Ali");
            assertThat(english.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(english.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(session.ask("/caseload.csv?list=everybody").statusCode()).isEqualTo(503);
            assertThat(session.ask("/people/" + UUID.randomUUID()).statusCode()).isEqualTo(503);
            long outages = outages();
            assertThat(session.post("/caseload/outages/new", outage, token).statusCode())
                    .isEqualTo(503);
            assertThat(outages()).isEqualTo(outages);
            var _ = session.ask("/language/ur?to=/");
            assertThat(session.ask(page).body()).contains("رجسٹر اس وقت یہ کام نہیں کر سکتا");
            var _ = session.ask("/language/en?to=/");
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(meters.get("nsor.trail.takes.entries").gauge().value()).isZero();
            assertThat(meters.get("nsor.trail.lost").functionCounter().count()).isGreaterThan(lost + 3);
        } finally {
            refuse(null);
        }
        assertThat(session.ask(page).statusCode()).isEqualTo(200);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(meters.get("nsor.trail.takes.entries").gauge().value()).isOne();
        long outages = outages();
        assertThat(session.post("/caseload/outages/new", outage, token).statusCode())
                .isEqualTo(302);
        assertThat(outages()).isEqualTo(outages + 1);
    }

    @Test
    void theApiSaysSoAsAProblem() throws SQLException {
        ApiClient client = ApiClient.made(clients, port, Feed.IMMIGRATION, "IMMIGRATION");
        assertThat(client.get("/api/v1/travel-notices").statusCode()).isEqualTo(200);
        refuse("new.actor_kind = 'MACHINE'");
        try {
            HttpResponse<String> answer = client.get("/api/v1/travel-notices");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(ApiClient.json(answer).get("type").asString()).isEqualTo("urn:nsor:problem:trail-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
            HttpResponse<String> refusal = client.get("/api/v1/nowhere");
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(ApiClient.json(refusal).get("type").asString()).isEqualTo("urn:nsor:problem:trail-unavailable");
            assertThat(refusal.headers().firstValue("Retry-After")).hasValue("30");
        } finally {
            refuse(null);
        }
        assertThat(client.get("/api/v1/travel-notices").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyIsOnTheTrailBeforeItIsDestroyedAndStaysWhereTheTrailTakesNothing() throws SQLException {
        String purpose = "test-" + UUID.randomUUID();
        var _ = keys.keyedHash(purpose, LONG_AGO);
        Path key = data.resolve("secrets/hash-" + purpose + "-of-" + LONG_AGO + ".key");
        assertThat(Files.exists(key)).isTrue();
        refuse("new.origin = 'key retention'");
        try {
            assertThatThrownBy(() -> keys.destroyKeyedHashesBefore(purpose, LONG_AGO.plusDays(1)))
                    .isInstanceOf(TrailUnavailableException.class);
        } finally {
            refuse(null);
        }
        assertThat(Files.exists(key)).isTrue();
        long before = new TrailReader(jdbc).last();
        keys.destroyKeyedHashesBefore(purpose, LONG_AGO.plusDays(1));
        assertThat(Files.exists(key)).isFalse();
        assertThat(destructionsAfter(before)).isOne();
        keys.destroyKeyedHashesBefore(purpose, LONG_AGO.plusDays(1));
        assertThat(destructionsAfter(before)).as("nothing to destroy").isOne();
    }

    private long destructionsAfter(long entry) {
        return jdbc.sql("select count(*) from audit.entry where action = 'KEYS_DESTROYED' and id > ?")
                .param(entry)
                .query(Long.class)
                .single();
    }

    private long outages() {
        return jdbc.sql("select count(*) from supervision.outage")
                .query(Long.class)
                .single();
    }

    private static String tokenOf(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    }

    /** From now on the database refuses these entries as it does on a full disk; none where there is no condition. */
    private void refuse(String condition) throws SQLException {
        try (Connection connection = TestDatabase.superuserOf(url).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger if exists refused on audit.entry");
            if (condition != null) {
                statement.execute("""
                        create or replace function public.refused() returns trigger language plpgsql as $$
                        begin raise exception 'could not extend file' using errcode = '53100'; end $$
                        """);
                statement.execute("create trigger refused before insert on audit.entry for each row when (" + condition
                        + ") execute function public.refused()");
            }
        }
    }
}
