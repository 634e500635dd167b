package pk.gov.nsor.accountability.trailreading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.trailreading.export.ExportCheck;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SignedTrail;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** The trail's pages over HTTP: bad input, one entry with its content and proof, the file, and what all of it leaves on the trail. */
@RegisterTest
class TrailPagesTest {

    private static final OfDistrict HERE = new OfDistrict("okara");

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private Trail trail;

    @Autowired
    private TrailCheckpoints checkpoints;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private Officers officers;
    private final Supervised people;

    TrailPagesTest(Supervised people) {
        this.people = people;
    }

    @BeforeEach
    void prepare() {
        officers = new Officers(accounts);
    }

    @Test
    void whatCanNotBeAskedIsSaidBesideTheForm() {
        WebSession auditor = session(officers.with(Role.AUDITOR));
        WebSession nation = session(officers.with(Role.NATIONAL_SUPERVISOR));
        LocalDate today = LocalDate.now(clock);
        assertThat(auditor.get("/trail?from=2026-11-24&to=2026-11-23").body())
                .contains("The last day is before the first.");
        assertThat(auditor.get("/trail?from=yesterday").body()).contains("This is not a date of the calendar");
        assertThat(auditor.get("/trail?from=" + today.minusDays(366)).body()).contains("Ask for at most 366 days");
        assertThat(auditor.get("/trail?from=" + today.minusDays(365)).body()).doesNotContain("Ask for at most");
        assertThat(auditor.get("/trail?officer=nobody.here").body())
                .contains("There is no account or system of this name.");
        assertThat(auditor.get("/trail?record=R-482-139-0759").body())
                .contains("An auditor names a record by its identifier");
        assertThat(nation.get("/trail?record=R-482-139-0758").body()).contains("This is not a register number");
        assertThat(nation.get("/trail?record=R-999-999-9966").body())
                .as("of nobody's number")
                .contains("There is no record of this number.");
        for (String nonsense :
                List.of("what=x", "purpose=x", "link=x", "outcome=x", "place=x", "after=x", "after=9.9")) {
            assertThat(auditor.get("/trail?" + nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(200);
        }
        assertThat(auditor.get("/trail/999999999999999999").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/trail/x").statusCode()).isBetween(400, 404);
        assertThat(auditor.get("/trail/draws/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void toASupervisorOfAPlaceOthersRecordsAndOfficersAreAsThoseThatAreNotThere() {
        PersonId foreign = people.in("badin");
        PersonId sealed = people.in("okara");
        Officer away = officers.of(new OfDistrict("badin"), Role.SUPERVISING_OFFICER);
        trail.appendAlone(
                TrailEntry.done(away.actor(), TrailAction.PERSON_VIEWED).about(foreign.value()));
        WebSession supervisor = session(officers.of(HERE, Role.DISTRICT_SUPERVISOR));
        people.seal(sealed, LocalDate.now(clock));
        try {
            List<String> bodies = List.of(
                            "record=" + people.numberOf(foreign),
                            "record=" + people.numberOf(sealed),
                            "record=R-999-999-9977",
                            "officer=" + away.name(),
                            "officer=nobody.here")
                    .stream()
                    .map(asked ->
                            plain(supervisor.get("/trail?" + asked).body(), asked.substring(asked.indexOf('=') + 1)))
                    .toList();
            assertThat(bodies.get(0))
                    .contains("Nothing of this is on the trail")
                    .isEqualTo(bodies.get(1));
            assertThat(bodies.get(3))
                    .contains("Nothing of this is on the trail")
                    .isEqualTo(bodies.get(4));
        } finally {
            people.unseal();
        }
    }

    @Test
    void searchingLeavesWhatWasAskedOnTheTrailAboutTheRecord() {
        PersonId person = people.in("okara");
        Officer supervisor = officers.of(HERE, Role.DISTRICT_SUPERVISOR);
        session(supervisor).get("/trail?record=" + people.numberOf(person) + "&what=views");
        Map<String, Object> entry =
                jdbc.sql("""
                        select subject_id, content is not null as written from audit.entry
                        where actor_id = ? and action = 'TRAIL_SEARCHED'
                        """).param(supervisor.account().id()).query().singleRow();
        assertThat(entry).containsEntry("subject_id", person.value()).containsEntry("written", true);
    }

    @Test
    void anEntrysContentIsForSupervisorsWhoseWorkTheRecordIsAndForNoAuditor() {
        PersonId person = people.in("okara");
        long entry = work(person.value());
        String page = "/trail/" + entry;
        Officer own = officers.of(HERE, Role.DISTRICT_SUPERVISOR);
        WebSession ownSession = session(own);
        assertThat(ownSession.get(page).body()).contains("Open it", "Not yet sealed", "Case changed");
        assertThat(ownSession.get(page + "/content").body())
                .contains("&quot;locality&quot; : &quot;Depalpur&quot;", "To show it to somebody else");
        assertThat(new TrailReader(jdbc).of(own.account().id()))
                .endsWith("TRAIL_ENTRY_VIEWED DONE", "TRAIL_CONTENT_READ DONE");
        assertThat(session(officers.with(Role.NATIONAL_SUPERVISOR))
                        .get(page + "/content")
                        .body())
                .contains("Depalpur");
        assertThat(session(officers.of(new OfDistrict("badin"), Role.DISTRICT_SUPERVISOR))
                        .get(page + "/content")
                        .statusCode())
                .isEqualTo(404);
        WebSession auditor = session(officers.with(Role.AUDITOR));
        assertThat(auditor.get(page).body())
                .contains("Auditors never read it.", person.toString())
                .doesNotContain("Depalpur", people.numberOf(person));
        assertThat(auditor.get(page + "/content").statusCode()).isEqualTo(403);

        assertThat(session(officers.with(Role.NATIONAL_SUPERVISOR))
                        .get("/trail/" + searched() + "/content")
                        .statusCode())
                .as("what is about no record, such as the text of a search")
                .isEqualTo(404);
    }

    @Test
    void ofAnEntryWhoseKeyIsDestroyedOnlyTheOpenPartIsThere() {
        PersonId person = people.in("okara");
        long entry = jdbc.sql("""
                        insert into audit.entry
                            (occurred_at, actor_kind, origin, action, outcome, subject_id, key_id, content, commitment)
                        values (?, 'SYSTEM', 'test', 'CASE_CHANGED', 'DONE', ?, gen_random_uuid(), '\\x01', sha256('\\x02'))
                        returning id
                        """)
                .params(OffsetDateTime.now(clock), person.value())
                .query(Long.class)
                .single();
        WebSession supervisor = session(officers.of(HERE, Role.DISTRICT_SUPERVISOR));
        assertThat(supervisor.get("/trail/" + entry + "/content").body())
                .contains("Erased: the key was destroyed", "Case changed");
    }

    @Test
    void theProofOfAnEntryIsAFileForOtherPeoplesPrograms() {
        long entry = work(UUID.randomUUID());
        WebSession auditor = session(officers.with(Role.AUDITOR));
        assertThat(auditor.get("/trail/" + entry + "/proof.txt").statusCode()).isEqualTo(404);
        var _ = SignedTrail.signed(checkpoints, jdbc);
        assertThat(auditor.get("/trail/" + entry).body()).contains("Newest checkpoint", "Proof as a file");
        String proof = auditor.get("/trail/" + entry + "/proof.txt").body();
        assertThat(proof)
                .startsWith("c2sp.org/tlog-proof@v1\nextra ")
                .contains(
                        "\nindex ", "\n\n" + checkpoints.newest().orElseThrow().text());
    }

    @Test
    void aListTakenAsAFileIsCheckedAgainstTheSignedTreeAndWhatIsChangedInItIsFound() throws Exception {
        Officer officer = officers.of(HERE, Role.SUPERVISING_OFFICER);
        for (int each = 0; each < 3; each++) {
            trail.appendAlone(TrailEntry.done(officer.actor(), TrailAction.PERSON_VIEWED)
                    .about(UUID.randomUUID())
                    .purpose("SUPERVISION")
                    .link("OWN_CASE"));
        }
        Officer reader = officers.with(Role.AUDITOR);
        byte[] file = file(session(reader), "/trail.zip?officer=" + officer.name());
        ExportCheck.Result right = check(file);
        assertThat(right.problems()).isEmpty();
        assertThat(right.rows()).isEqualTo(3);
        assertThat(right.proven()).isEqualTo(3);
        assertThat(new TrailReader(jdbc).of(reader.account().id()))
                .as("begun, then ended")
                .endsWith("TRAIL_EXPORTED DONE", "EXPORT_ENDED DONE");

        assertProblem(file, "entries.csv", text -> text.replaceFirst("SUPERVISION", "COMPLAINT"), "the purpose");
        assertProblem(file, "entries.csv", text -> text.replaceFirst("PERSON_VIEWED", "HOME_VIEWED"), "the action");
        assertProblem(file, "entries.csv", TrailPagesTest::withoutLastLine, "has a proof and no row");
        assertProblem(file, "entries.csv", text -> text + text.lines().toList().getLast() + "\r\n", "is there twice");
        assertProblem(file, "proofs.jsonl", TrailPagesTest::withoutLastLine, "says to be a leaf without a proof");
        assertProblem(file, "proofs.jsonl", text -> text.replaceFirst("\"index\":\\d", "\"index\":9"), "");
        assertProblem(file, "proofs.jsonl", text -> "x" + text, "can not be read");
        assertProblem(
                file,
                "checkpoint.txt",
                text -> text.replaceFirst("\n([0-9])", "\n1$1"),
                "The checkpoint is not signed");
        assertProblem(file, "checkpoint.txt", text -> "", "The checkpoint can not be read");

        // Nothing that nobody has signed is among what is sound, in whatever form it is written.
        assertProblem(
                file,
                "entries.csv",
                text -> text + "999999999,2026-11-28T07:00:00Z,OFFICER,,192.0.2.1,PERSON_VIEWED,DONE,,,,\r\n",
                "entry 999999999 is no leaf of the signed tree: nobody has signed it");
        assertProblem(file, "entries.csv", text -> text.replaceFirst(",actor,", ",subject,"), "The first line of");
        assertProblem(file, "entries.csv", text -> text.replaceFirst("\n([1-9])", "\n0$1"), "it has not the columns");
        assertProblem(
                file, "proofs.jsonl", text -> text.replaceFirst("\"index\":(\\d+)", "\"index\":\"$1\""), "fields");
        assertProblem(file, "proofs.jsonl", text -> text.replaceFirst("\"index\":(\\d+)", "\"index\":$1.0"), "fields");
        assertProblem(file, "proofs.jsonl", text -> text.replaceFirst("\\}", ",\"index\":1}"), "not JSON");
        assertProblem(file, "proofs.jsonl", text -> text.replaceFirst("\\}", ",\"note\":1}"), "fields");
        assertProblem(file, "proofs.jsonl", text -> text.replaceFirst("\\}", "} 1"), "not JSON");
        assertProblem(file, "proofs.jsonl", text -> text.substring(0, text.length() - 1), "is cut off");
        assertThat(check(zipped(file, "entries.csv", "note.txt")).problems())
                .contains("The file has a part that it should not have");
        byte[] other = zipped(file, "README.txt", "entries.csv");
        byte[] both = java.util.Arrays.copyOf(file, file.length + other.length);
        System.arraycopy(other, 0, both, file.length, other.length);
        assertThat(check(both).problems())
                .as("a program that reads from the end sees the second")
                .contains("The list at the end of the file says something else than what is in it");
    }

    @Test
    void aFileHoldsUpToTwoThousandEntriesAndNotOneMore() throws Exception {
        UUID record = UUID.randomUUID();
        jdbc.sql("""
                        insert into audit.entry (occurred_at, actor_kind, origin, action, outcome, subject_id)
                        select ?, 'SYSTEM', 'test', 'STANDING_DERIVED', 'DONE', ? from generate_series(1, 2000)
                        """).params(OffsetDateTime.now(clock), record).update();
        WebSession auditor = session(officers.with(Role.AUDITOR));
        String address = "/trail.zip?record=" + record;
        ExportCheck.Result result = check(file(auditor, address));
        assertThat(result.problems()).isEmpty();
        assertThat(result.rows()).isEqualTo(2_000);
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.STANDING_DERIVED)
                .about(record));
        assertThat(auditor.get(address).body()).contains("A file holds at most 2,000 entries.");
    }

    @Test
    void theLooksAtARecordAreGivenToItsPersonWithoutNames() {
        PersonId person = people.in("okara");
        Officer one = officers.of(HERE, Role.SUPERVISING_OFFICER);
        Officer other = officers.of(HERE, Role.DISTRICT_SUPERVISOR);
        for (Officer officer : List.of(one, one, other)) {
            trail.appendAlone(TrailEntry.done(officer.actor(), TrailAction.PERSON_VIEWED)
                    .about(person.value())
                    .purpose("SUPERVISION")
                    .link("OWN_CASE"));
        }
        Officer registrar = officers.with(Role.REGISTRAR);
        WebSession session = session(registrar);
        String page = "/people/" + person + "/views";
        assertThat(session.submit(page, page, Map.of("reason", "abcd")).body())
                .contains("Say in 5 to 1000 characters what the complaint is about.");
        String list = session.submit(page, page, Map.of("reason", "Letter 12 of 3 November"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("http://[^/]+", "");
        assertThat(list).startsWith(page + "/");
        assertThat(session.get(list).body())
                .contains(one.account().displayName(), other.account().displayName(), "Own case");
        String given = session.get(list + "?given=true").body();
        assertThat(given).contains("Officer 1", "Officer 2", "Officer 3", "Supervision after release");
        String file = session.get(list + "/views.csv").body();
        for (String shown : List.of(given.substring(given.indexOf("<main")), file)) {
            assertThat(shown)
                    .doesNotContain(
                            one.account().displayName(), other.account().displayName(), one.name(), other.name());
        }
        assertThat(file.lines().filter(line -> line.endsWith(",2"))).hasSize(1);
        assertThat(session.get(page + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(session.get("/people/" + people.in("okara") + list.substring(list.indexOf("/views")))
                        .statusCode())
                .as("a complaint about another record")
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit.entry where actor_id = ? and subject_id = ? and action = ?")
                        .params(registrar.account().id(), person.value(), "ACCESS_HISTORY_VIEWED")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private void assertProblem(byte[] file, String part, UnaryOperator<String> change, String told) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                String other = entry.getName().equals(part) ? change.apply(text) : text;
                assertThat(entry.getName().equals(part)).isEqualTo(!other.equals(text));
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(other.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(check(changed.toByteArray()).problems())
                .as(part + ": " + told)
                .anyMatch(problem -> problem.contains(told));
    }

    /** The same with a part under another name. */
    private static byte[] zipped(byte[] file, String part, String name) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (!entry.getName().equals(name)) {
                    to.putNextEntry(new ZipEntry(entry.getName().equals(part) ? name : entry.getName()));
                    to.write(from.readAllBytes());
                }
            }
        }
        return changed.toByteArray();
    }

    private ExportCheck.Result check(byte[] bytes) throws IOException {
        return ExportCheck.check(Files.write(folder.resolve("trail.zip"), bytes), checkpoints.key());
    }

    private static String withoutLastLine(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\r\n", lines.subList(0, lines.size() - 1)) + "\r\n";
    }

    /** An entry with a content, about the record. */
    private long work(UUID record) {
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.CASE_CHANGED)
                .about(record)
                .with(Map.of("withoutResidenceSince", "2026-11-02", "locality", "Depalpur")));
        return jdbc.sql("select max(id) from audit.entry where subject_id = ?")
                .param(record)
                .query(Long.class)
                .single();
    }

    /** An entry with a content, about no record. */
    private long searched() {
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.PERSON_SEARCHED)
                .with(Map.of("query", "90001-0000000-1")));
        return jdbc.sql("select max(id) from audit.entry where action = 'PERSON_SEARCHED'")
                .query(Long.class)
                .single();
    }

    private static byte[] file(WebSession session, String path) {
        HttpResponse<byte[]> answer = session.bytes(URI.create(path));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        return answer.body();
    }

    private static String plain(String body, String asked) {
        return body.replace(asked, "").replaceAll("name=\"(_csrf|submissionId)\"([^>]*)value=\"[^\"]+\"", "");
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
