package pk.gov.nsor.accountability.trailreading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** What the record's pages do not tell a supervisor, the trail about the record does not tell them either. */
@RegisterTest
class TrailAudienceTest {

    private static final String DISTRICT = "okara";
    private static final String FIR = "8842/2023-T";
    private static final List<String> OFFICE_ALONE = List.of(
            "CONVICTION_RELEASE_MARKED",
            "ACCESS_HISTORY_ASKED",
            "ACCESS_HISTORY_VIEWED",
            "LOOKUPS_SHOWN",
            "RECORD_COPIED",
            "HOLD_PLACED");

    @LocalServerPort
    private int port;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private ReleaseMarks marks;

    @Autowired
    private People people;

    private Officers officers;
    private PersonId person;

    @BeforeEach
    void prepare() {
        officers = new Officers(accounts);
        NewConviction judgment = new NewConviction(
                "sessions-court-lahore",
                "SC 99/2022",
                FIR,
                "city-police-station-lahore",
                Offenders.OFFENCE,
                Offenders.JUDGMENT,
                new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE),
                List.of(new Offence(Section.parse("PPC 376"), List.of())));
        person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(new NewAddress("House 7", DISTRICT, LocalDate.of(2024, 6, 1))),
                        judgment,
                        null,
                        Actor.system("test"))
                .person();
    }

    @Test
    void aSupervisorOfThePoliceReadsOfAJudgmentWhatTheRecordsPageSays() {
        long entry = entry("CONVICTION_RECORDED");
        for (Officer supervisor : police()) {
            String told =
                    session(supervisor).get("/trail/" + entry + "/content").body();
            assertThat(told)
                    .contains("SC 99/2022", "376", "Some of it is not shown to you")
                    .doesNotContain(
                            FIR,
                            "CHILD",
                            "FEMALE",
                            "victim",
                            "city-police-station-lahore",
                            "To show it to somebody else");
        }
        assertThat(session(officers.with(Role.NATIONAL_SUPERVISOR))
                        .get("/trail/" + entry + "/content")
                        .body())
                .contains(FIR, "CHILD", "FEMALE", "To show it to somebody else")
                .doesNotContain("Some of it is not shown to you");
    }

    @Test
    void ofAnEntryOfWhichTheyMayReadNothingNothingIsOffered() {
        long entry = entry("STANDING_DERIVED", Map.of("before", "CHILD_VICTIM", "after", "NONE"));
        long undeclared = entry("CASE_CHANGED", Map.of("nobodyDeclaredThis", "what nobody reads"));
        for (Officer supervisor : police()) {
            WebSession session = session(supervisor);
            assertThat(session.get("/trail/" + entry).body()).doesNotContain("Open it");
            assertThat(session.get("/trail/" + entry + "/content").statusCode()).isEqualTo(404);
            assertThat(session.get("/trail/" + undeclared + "/content").body()).doesNotContain("what nobody reads");
        }
        WebSession nation = session(officers.with(Role.NATIONAL_SUPERVISOR));
        assertThat(nation.get("/trail/" + entry + "/content").body()).contains("CHILD_VICTIM");
        assertThat(nation.get("/trail/" + undeclared + "/content").body())
                .as("what no rule knows is shown to nobody")
                .doesNotContain("what nobody reads");
    }

    @Test
    void complaintsMarksAndHoldsAreNotThereForThoseTheyAreKeptFrom() throws IOException {
        Officer registrar = officers.with(Role.REGISTRAR);
        WebSession office = session(registrar);
        String page = "/people/" + person + "/views";
        String list = office.submit(page, page, Map.of("reason", "Letter about the station's officers"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("http://[^/]+", "");
        var _ = office.get(list + "/views.csv");
        marks.mark(
                person,
                convictions.of(person).getFirst().id(),
                true,
                Offenders.JUDGMENT.plusDays(9),
                registrar.actor());
        for (String action : List.of("LOOKUPS_SHOWN", "RECORD_COPIED", "HOLD_PLACED")) {
            trail.appendAlone(TrailEntry.done(registrar.actor(), TrailAction.valueOf(action))
                    .about(person.value()));
        }
        trail.appendAlone(TrailEntry.done(registrar.actor(), TrailAction.PERSON_VIEWED)
                .about(person.value())
                .purpose(Purpose.COMPLAINT.name()));
        List<Long> kept = jdbc.sql("""
                        select id from audit.entry
                        where subject_id = ? and (action = any (?) or action = 'EXPORT_ENDED' or purpose = 'COMPLAINT')
                        """)
                .params(person.value(), OFFICE_ALONE.toArray(String[]::new))
                .query(Long.class)
                .list();
        assertThat(kept).hasSizeGreaterThan(6);
        String asked = "?record=" + people.get(person).number().formatted();
        for (Officer supervisor : police()) {
            WebSession session = session(supervisor);
            String found = session.get("/trail" + asked).body();
            assertThat(found).contains("/trail/" + entry("CONVICTION_RECORDED"));
            kept.forEach(id -> {
                assertThat(found).doesNotContain("/trail/" + id + "\"");
                for (String below : List.of("", "/content", "/proof.txt")) {
                    assertThat(session.get("/trail/" + id + below).statusCode()).isEqualTo(404);
                }
            });
            String zip = entries(session.bytes(URI.create("/trail.zip" + asked)).body());
            assertThat(zip).contains("CONVICTION_RECORDED").doesNotContain(OFFICE_ALONE);
            assertThat(zip.lines()
                            .filter(line ->
                                    line.contains(registrar.account().id().toString())))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("COMPLAINT") || line.contains("EXPORT_ENDED"));
            for (String filter : List.of("&what=oversight", "&what=CONVICTION_RELEASE_MARKED", "&purpose=COMPLAINT")) {
                String none = session.get("/trail" + asked + filter).body();
                kept.forEach(id -> assertThat(none).doesNotContain("/trail/" + id + "\""));
            }
        }
        String seen = session(officers.with(Role.NATIONAL_SUPERVISOR))
                .get("/trail" + asked)
                .body();
        kept.forEach(id -> assertThat(seen).contains("/trail/" + id + "\""));
    }

    private List<Officer> police() {
        return List.of(
                officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR),
                officers.of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR));
    }

    private long entry(String action, Map<String, Object> content) {
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.valueOf(action))
                .about(person.value())
                .with(content));
        return entry(action);
    }

    private long entry(String action) {
        return jdbc.sql("select max(id) from audit.entry where subject_id = ? and action = ?")
                .params(person.value(), action)
                .query(Long.class)
                .single();
    }

    private static String entries(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (!zip.getNextEntry().getName().equals("entries.csv")) {}
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        HttpResponse<String> _ = session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
