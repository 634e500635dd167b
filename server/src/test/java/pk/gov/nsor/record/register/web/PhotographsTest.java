package pk.gov.nsor.record.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.picture.NewPhotograph;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photograph.Reason;
import pk.gov.nsor.record.register.picture.Photograph.Size;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class PhotographsTest {

    private static final String OWN = "jhelum";
    private static final String OTHER = "multan";
    private static final String STATION = "city-police-station-jhelum";
    private static final Pattern IDENTIFIER = Pattern.compile("name=\"(identifier|appearance)\" value=\"([^\"]+)\"");
    private static final int MEGABYTE = 1 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private Photographs photographs;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Officer officer;
    private @Nullable Supervised made;

    private final Supervised supervised;
    private final Officers officers;

    PhotographsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void anOfficer() {
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer.actor());
    }

    @AfterEach
    void unseal() {
        people().unseal();
    }

    @Test
    void aPhotographIsAddedAndShownOnTheRecordWithItsDay() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        HttpResponse<String> sent = add(session, person, Pictures.jpeg(600, 800), "face.jpg");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        Photograph added = photographs.of(person).getFirst();
        String page = ok(session, record(person));
        assertThat(page)
                .contains(
                        "/photographs/" + added.id() + "/small.jpg",
                        "Photograph added",
                        "alt=\"The registered person, photographed on ")
                .doesNotContain("Older than 12 months");
        assertThat(new TrailReader(jdbc).of(actor().account().id())).contains("PHOTOGRAPH_ADDED DONE");
        HttpResponse<byte[]> picture = session.bytes(URI.create(picture(added, "large")));
        assertThat(Pictures.read(picture.body()).getWidth()).isEqualTo(600);
        assertThat(Pictures.read(session.bytes(URI.create(picture(added, "small")))
                                .body())
                        .getHeight())
                .isEqualTo(240);
    }

    @Test
    void aPictureIsNotKeptByAnyCacheAndIsNothingButAPicture() {
        PersonId person = people().releasedIn(OWN, today());
        HttpResponse<byte[]> picture = own().bytes(URI.create(picture(recorded(person), "large")));
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(picture.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(picture.headers().firstValue("Content-Disposition")).contains("inline; filename=\"photograph.jpg\"");
    }

    @Test
    void aLookAtThePictureIsOnTheTrailAsOneAtTheRecord() {
        PersonId person = people().releasedIn(OWN, today());
        Photograph photograph = recorded(person);
        WebSession session = own();
        List<String> before = new TrailReader(jdbc).of(actor().account().id());
        session.bytes(URI.create(picture(photograph, "small")));
        List<String> after = new TrailReader(jdbc).of(actor().account().id());
        assertThat(after.subList(before.size(), after.size())).containsExactly("PERSON_VIEWED DONE");
    }

    @Test
    void whatIsStoredIsEncryptedAndOpensAsItselfAlone() {
        PersonId person = people().releasedIn(OWN, today());
        Photograph photograph = recorded(person);
        Photograph other = recorded(person);
        byte[] stored = jdbc.sql("select large from register.photograph where id = ?")
                .param(photograph.id())
                .query(byte[].class)
                .single();
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("\u00ff\u00d8\u00ff", "JFIF");
        byte[] opened = photographs.picture(person, photograph.id(), Size.LARGE).orElseThrow();
        assertThat(opened).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(jdbc.sql("select large from register.photograph where id = ?")
                        .param(other.id())
                        .query(byte[].class)
                        .single())
                .as("the same picture on the same record")
                .isNotEqualTo(stored);
    }

    @Test
    void aPictureOpensUnderTheKeyOfItsRecordAlone() {
        PersonId person = people().releasedIn(OWN, today());
        Photograph photograph = recorded(person);
        byte[] stored = jdbc.sql("select large from register.photograph where id = ?")
                .param(photograph.id())
                .query(byte[].class)
                .single();
        byte[] context = Pictures.bytes("photograph/1/" + photograph.id() + "/LARGE");
        Encryption own = keys.find(person.value()).orElseThrow();
        assertThat(own.decrypt(stored, context)).startsWith(0xFF, 0xD8, 0xFF);
        assertThatThrownBy(() -> own.decrypt(stored, Pictures.bytes("photograph/1/" + UUID.randomUUID() + "/LARGE")))
                .isInstanceOf(Encryption.WrongKeyException.class);
        PersonId another = people().releasedIn(OWN, today());
        Encryption others = keys.find(another.value()).orElseThrow();
        assertThatThrownBy(() -> others.decrypt(stored, context)).isInstanceOf(Encryption.WrongKeyException.class);
    }

    @Test
    void thePhotographOfAnotherDistrictIsNotThere() {
        PersonId person = people().releasedIn(OTHER, today());
        Photograph photograph = recorded(person);
        WebSession session = own();
        for (String path : List.of(
                picture(photograph, "large"),
                picture(photograph, "small"),
                record(person) + "/photographs/new",
                record(person) + "/photographs/" + photograph.id() + "/withdrawal")) {
            assertThat(session.get(path).statusCode()).as(path).isEqualTo(404);
        }
        PersonId mine = people().releasedIn(OWN, today());
        String otherRecord = record(mine) + "/photographs/" + photograph.id() + "/large.jpg";
        assertThat(session.get(otherRecord).statusCode()).isEqualTo(404);
        HttpResponse<String> sent = upload(
                session,
                record(mine) + "/photographs/new",
                record(person) + "/photographs/new",
                Map.of("identifier", UUID.randomUUID().toString(), "takenOn", today().toString()),
                Pictures.jpeg(400, 400),
                "a.jpg");
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(photographs.of(person)).hasSize(1);
    }

    @Test
    void thePhotographOfASealedRecordIsTheRegistrarsAlone() {
        PersonId person = people().releasedIn(OWN, today());
        Photograph photograph = recorded(person);
        people().seal(person, today());
        assertThat(own().get(picture(photograph, "large")).statusCode()).isEqualTo(404);
        assertThat(as(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR)
                        .get(picture(photograph, "large"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(Jurisdiction.NATIONAL, Role.REGISTRAR)
                        .get(picture(photograph, "large"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsLookedForIsSeenInEveryDistrict() {
        PersonId person = people().escapedIn(OTHER, today());
        assertThat(own().get(picture(recorded(person), "large")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileThatIsNoPhotographIsRefusedWithAReasonAndChangesNothing() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        byte[] jpeg = Pictures.jpeg(400, 400);
        Map<String, byte[]> files = Map.of(
                "something else, whatever its name says",
                Pictures.bytes("%PDF-1.7 scanned.jpg"),
                "is cut off or damaged",
                Arrays.copyOf(jpeg, jpeg.length / 2),
                "at most 40 million pixels",
                Pictures.bomb(50_000, 50_000),
                "at least 200 × 200 pixels.",
                Pictures.jpeg(199, 200),
                "something besides a photograph",
                Pictures.together(jpeg, Pictures.bytes("<script>alert(1)</script>")),
                "The picture moves",
                Pictures.chunk(Pictures.png(400, 400), "acTL", new byte[8]),
                "larger than 8 MB",
                Arrays.copyOf(jpeg, 8 * MEGABYTE + 1),
                "Choose the file of the photograph",
                new byte[0]);
        files.forEach((words, file) -> {
            HttpResponse<String> refused = add(session, person, file, "face.jpg");
            assertThat(refused.statusCode()).as(words).isEqualTo(200);
            assertThat(refused.body()).contains("role=\"alert\"", words).doesNotContain("Exception");
        });
        assertThat(photographs.of(person)).isEmpty();
        assertThat(lines(person)).doesNotContain(JournalKind.PHOTOGRAPH_ADDED);
    }

    @Test
    void theLargestFileIsTaken() {
        PersonId person = people().releasedIn(OWN, today());
        byte[] file = Arrays.copyOf(Pictures.jpeg(400, 400), 8 * MEGABYTE);
        assertThat(add(own(), person, file, "a.jpg").statusCode()).isEqualTo(302);
        assertThat(photographs.of(person)).hasSize(1);
    }

    @Test
    void fortyMegabytesGetAPageThatSaysSoAndChangeNothing() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        byte[] file = Arrays.copyOf(Pictures.jpeg(400, 400), 40 * MEGABYTE);
        HttpResponse<String> refused = add(session, person, file, "a.jpg");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body())
                .contains("This is too large", "Nothing was changed", "Sign out")
                .doesNotContain("Exception");
        assertThat(photographs.of(person)).isEmpty();
        assertThat(new TrailReader(jdbc).of(actor().account().id())).contains("PHOTOGRAPH_ADDED REFUSED");
        assertThat(session.get(record(person)).statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithAFileSaysHowLargeItIsIsWellFormedAndComesFromSomebodySignedIn() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        String path = record(person) + "/photographs/new";
        String type = "multipart/form-data; boundary=x";
        byte[] body = Pictures.bytes("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf of it");
        assertThat(session.post(path, type, BodyPublishers.ofByteArrays(List.of(body)))
                        .statusCode())
                .isEqualTo(411);
        HttpResponse<String> malformed = session.post(path, type, BodyPublishers.ofByteArray(body));
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("<main").doesNotContain("Exception");
        HttpResponse<String> nobody =
                new WebSession(port).post(path, type, BodyPublishers.ofByteArray(new byte[9 * MEGABYTE]));
        assertThat(nobody.statusCode()).isEqualTo(302);
        assertThat(nobody.headers().firstValue("Location").orElse("")).endsWith("/sign-in?expired");
        HttpResponse<String> noToken = session.post(
                path,
                type,
                BodyPublishers.ofByteArray(
                        Pictures.bytes("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nwhole\r\n--x--\r\n")));
        assertThat(noToken.statusCode()).isEqualTo(403);
    }

    @Test
    void theSameFormSentTwiceAddsOnePhotograph() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        String page = record(person) + "/photographs/new";
        Map<String, String> fields = Map.of("identifier", UUID.randomUUID().toString(), "takenOn", today().toString());
        byte[] file = Pictures.jpeg(400, 400);
        assertThat(upload(session, page, page, fields, file, "a.jpg").statusCode())
                .isEqualTo(302);
        assertThat(upload(session, page, page, fields, file, "a.jpg").statusCode())
                .isEqualTo(302);
        assertThat(photographs.of(person)).hasSize(1);
        assertThat(lines(person)).containsOnlyOnce(JournalKind.PHOTOGRAPH_ADDED);
        HttpResponse<String> another = upload(session, page, page, fields, Pictures.jpeg(500, 500), "a.jpg");
        assertThat(another.body()).contains("Another photograph was sent from this form");
        assertThat(photographs.of(person)).hasSize(1);
    }

    @Test
    void aDayThatCanNotBeIsRefused() {
        PersonId person = people().releasedIn(OWN, today());
        for (LocalDate day : List.of(today().plusDays(1), LocalDate.of(1990, 4, 30))) {
            NewPhotograph photograph = photographs.read(UUID.randomUUID(), day, Pictures.jpeg(400, 400));
            assertThatThrownBy(() -> photographs.add(person, photograph, actor().actor()))
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            refused -> assertThat(refused.field()).isEqualTo("takenOn"));
        }
        assertThat(photographs.of(person)).isEmpty();
        NewPhotograph atBirth = photographs.read(UUID.randomUUID(), LocalDate.of(1990, 5, 1), Pictures.jpeg(400, 400));
        photographs.add(person, atBirth, actor().actor());
        assertThat(photographs.of(person)).hasSize(1);
    }

    @Test
    void aPhotographOfSomebodyElseIsWithdrawnWithAReasonAndShownToNobody() {
        PersonId person = people().releasedIn(OWN, today());
        Photograph wrong = recorded(person);
        WebSession session = own();
        String form = record(person) + "/photographs/" + wrong.id() + "/withdrawal";
        assertThat(session.submit(form, form, Map.of()).body()).contains("Say why it is withdrawn.");
        assertThat(session.submit(form, form, Map.of("reason", "ANOTHER_PERSON"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(ok(session, record(person)))
                .contains("Withdrawn: It shows somebody else", "withdrawn: It shows somebody else")
                .doesNotContain("small.jpg", "large.jpg");
        for (WebSession any : List.of(session, as(Jurisdiction.NATIONAL, Role.REGISTRAR))) {
            assertThat(any.get(picture(wrong, "large")).statusCode()).isEqualTo(404);
        }
        photographs.withdraw(person, wrong.id(), Reason.NOT_RECOGNISABLE, actor().actor());
        assertThat(photographs.of(person).getFirst().withdrawal())
                .satisfies(withdrawal ->
                        assertThat(Objects.requireNonNull(withdrawal).reason()).isEqualTo(Reason.ANOTHER_PERSON));
        assertThat(lines(person)).containsOnlyOnce(JournalKind.PHOTOGRAPH_WITHDRAWN);
    }

    @Test
    void theLatestThatCountsIsShownAndMarkedOnceItIsOld() {
        PersonId person = people().releasedIn(OWN, today());
        Photograph old = recorded(person, today().minusMonths(12).minusDays(1));
        assertThat(ok(own(), record(person))).contains("Older than 12 months");
        Photograph justNotOld = recorded(person, today().minusMonths(12));
        assertThat(photographs.latest(person).map(Photograph::id)).contains(justNotOld.id());
        assertThat(ok(own(), record(person))).doesNotContain("Older than 12 months");
        photographs.withdraw(person, justNotOld.id(), Reason.RECORDED_WRONGLY, actor().actor());
        assertThat(photographs.latest(person).map(Photograph::id)).contains(old.id());
    }

    @Test
    void anAppearanceBringsAPhotographAndTheSameFormAgainBringsNone() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        String page = record(person) + "/appearances/new";
        Map<String, String> fields = appearance(session.get(page).body());
        byte[] file = Pictures.png(500, 600);
        HttpResponse<String> first = upload(session, page, page, fields, file, "a.png");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(302);
        HttpResponse<String> again = upload(session, page, page, fields, file, "a.png");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(photographs.of(person))
                .singleElement()
                .satisfies(photograph -> assertThat(photograph.takenOn()).isEqualTo(today()));
        assertThat(lines(person)).containsOnlyOnce(JournalKind.PHOTOGRAPH_ADDED).containsOnlyOnce(JournalKind.APPEARED);
    }

    @Test
    void anAppearanceWithAFileThatIsRefusedIsNotRecordedAndSaysSo() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        String page = record(person) + "/appearances/new";
        Map<String, String> fields = appearance(session.get(page).body());
        HttpResponse<String> refused = upload(session, page, page, fields, Pictures.bytes("%PDF-1.7"), "a.jpg");
        assertThat(refused.body()).contains("Only photographs as JPEG or PNG");
        assertThat(lines(person)).doesNotContain(JournalKind.APPEARED, JournalKind.PHOTOGRAPH_ADDED);
        HttpResponse<String> without = upload(session, page, page, fields, new byte[0], "");
        assertThat(without.statusCode()).isEqualTo(302);
        assertThat(lines(person)).contains(JournalKind.APPEARED).doesNotContain(JournalKind.PHOTOGRAPH_ADDED);
    }

    private Map<String, String> appearance(String page) {
        return Map.of(
                "appearance",
                identifier(page),
                "identity",
                "CNIC_CARD",
                "address",
                "VISITED",
                "on",
                today().toString(),
                "station",
                STATION,
                "note",
                "");
    }

    private HttpResponse<String> add(WebSession session, PersonId person, byte[] file, String name) {
        String page = record(person) + "/photographs/new";
        Map<String, String> fields = Map.of("identifier", identifier(ok(session, page)), "takenOn", today().toString());
        return upload(session, page, page, fields, file, name);
    }

    private static HttpResponse<String> upload(
            WebSession session, String page, String path, Map<String, String> fields, byte[] file, String name) {
        return session.upload(page, path, fields, "photograph", name, file);
    }

    private static String identifier(String page) {
        Matcher found = IDENTIFIER.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(2);
    }

    private Photograph recorded(PersonId person) {
        return recorded(person, today());
    }

    private Photograph recorded(PersonId person, LocalDate day) {
        UUID id = UUID.randomUUID();
        photographs.add(person, photographs.read(id, day, Pictures.jpeg(400, 500)), actor().actor());
        return photographs.of(person).stream()
                .filter(photograph -> photograph.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JournalKind> lines(PersonId person) {
        return journal.of(person).stream().map(entry -> entry.kind()).toList();
    }

    private static String picture(Photograph photograph, String size) {
        return record(photograph.person()) + "/photographs/" + photograph.id() + "/" + size + ".jpg";
    }

    private static String record(PersonId person) {
        return "/people/" + person;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private WebSession own() {
        return signedIn(actor());
    }

    private WebSession as(Jurisdiction jurisdiction, Role role) {
        return signedIn(officers.of(jurisdiction, role));
    }

    private WebSession signedIn(Officer who) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(who.name(), Officers.PASSWORD).statusCode()).isEqualTo(302);
        return session;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Officer actor() {
        return Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return Optional.ofNullable(made).orElseThrow();
    }
}
