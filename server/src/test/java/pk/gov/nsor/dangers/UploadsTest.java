package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** Files that are not what they say, lead out of their place, or grow when they are opened. */
@RegisterTest
class UploadsTest {

    private static final String DISTRICT = "jhelum";

    @LocalServerPort
    private int port;

    @Autowired
    private Photographs photographs;

    @Autowired
    private Clock clock;

    @Value("${nsor.data}")
    private Path data;

    private WebSession session;
    private PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    UploadsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void signedIn() {
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        person = supervised.by(officer.actor()).in(DISTRICT);
        session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void whatAFileIsCalledLeadsNowhereAndIsKeptNowhere() throws IOException {
        List<String> names = List.of(
                "../../../../tmp/evil.jpg",
                "..\\..\\evil.jpg",
                "/etc/evil.jpg",
                "C:\\evil.jpg",
                "evil.jpg%00.html",
                "evil.php",
                "evil.jpg; filename=evil2.html",
                "CON",
                "e".repeat(2000) + "vil.jpg");
        for (String name : names) {
            assertThat(add(Pictures.jpeg(300, 300), name).statusCode()).as(name).isEqualTo(302);
        }
        assertThat(photographs.of(person)).hasSize(names.size());
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(file -> file.toString().contains("evil"))).isEmpty();
        }
        assertThat(Path.of("/tmp/evil.jpg")).doesNotExist();
        Photograph first = photographs.of(person).getFirst();
        HttpResponse<byte[]> picture =
                session.bytes(URI.create("/people/" + person + "/photographs/" + first.id() + "/small.jpg"));
        assertThat(Http.header(picture, "Content-Disposition")).isEqualTo("inline; filename=\"photograph.jpg\"");
        assertThat(Http.header(picture, "Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void anAddressThatLeadsOutOfThePhotographsLeadsNowhere() {
        Photograph photograph = added();
        String at = "/people/" + person + "/photographs/";
        for (String path : List.of(
                at + photograph.id() + "/..%2f..%2fsmall.jpg",
                at + "..%2f" + photograph.id() + "/small.jpg",
                at + photograph.id() + "/small.jpg%00.html",
                at + photograph.id() + "/small.html",
                at + photograph.id() + "/huge.jpg",
                at + "%2e%2e/" + photograph.id() + "/small.jpg")) {
            assertThat(session.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void whatIsNoPhotographIsRefusedWhateverItsNameAndItsTypeSay() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a page", Pictures.bytes("<html><script>alert(1)</script>"));
        files.put(
                "a drawing with a script",
                Pictures.bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        files.put("entities", Pictures.bytes("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg>"));
        files.put("an archive", archive());
        files.put("a compressed file", compressed(Pictures.jpeg(300, 300)));
        files.put("a GIF", Pictures.bytes("GIF89a\1\0\1\0"));
        files.put("a BMP", Pictures.bytes("BM\0\0\0\0"));
        files.put("a TIFF", Pictures.bytes("II*\0\0\0\0\0"));
        files.put("a WebP", Pictures.bytes("RIFF\0\0\0\0WEBPVP8 "));
        files.put("a Java class", Pictures.bytes("\u00CA\u00FE\u00BA\u00BE\0\0\0\0"));
        files.put("a serialised object", Pictures.bytes("\u00AC\u00ED\0\5sr\0"));
        files.forEach((what, file) -> {
            HttpResponse<String> refused = add(file, "face.jpg");
            assertThat(refused.statusCode()).as(what).isEqualTo(200);
            assertThat(refused.body()).as(what).contains("role=\"alert\"").doesNotContain("alert(1)");
        });
        assertThat(photographs.of(person)).isEmpty();
    }

    /** Decoded, 30,000 × 30,000 pixels would be 2.7 GB; the file says how large it is, and that is enough. */
    @Test
    void aPictureThatWouldGrowIsRefusedByWhatItSaysOfItself() {
        for (byte[] bomb : List.of(
                Pictures.bomb(30_000, 30_000),
                Pictures.bomb(65_500, 65_500),
                Pictures.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE),
                Pictures.bomb(8_000, 5_001))) {
            HttpResponse<String> refused = add(bomb, "face.png");
            assertThat(refused.statusCode()).isEqualTo(200);
            assertThat(refused.body()).contains("at most 40 million pixels");
        }
        assertThat(add(Pictures.bomb(8_000, 5_000), "face.png").body())
                .as("small enough to be opened, and then there is next to nothing in it")
                .contains("is cut off or damaged");
        assertThat(photographs.of(person)).isEmpty();
    }

    /** A text of a PNG that is compressed is never opened: it is left out before anything reads the picture. */
    @Test
    void aTextThatGrowsInsideAPictureIsNotOpened() {
        byte[] grown = Pictures.together(Pictures.bytes("Comment\0\0"), Pictures.deflated(new byte[64 << 20]));
        HttpResponse<String> sent = add(Pictures.chunk(Pictures.png(300, 300), "zTXt", grown), "face.png");
        assertThat(sent.statusCode()).isEqualTo(302);
        byte[] picture = session.bytes(URI.create("/people/" + person + "/photographs/"
                        + photographs.of(person).getFirst().id() + "/large.jpg"))
                .body();
        assertThat(picture.length).isLessThan(100_000);
    }

    @Test
    void aFormOfManyPartsIsRefusedBeforeItIsRead() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"a")
                    .append(i)
                    .append("\"\r\n\r\n1\r\n");
        }
        HttpResponse<String> refused = session.post(
                "/people/" + person + "/photographs/new",
                "multipart/form-data; boundary=x",
                BodyPublishers.ofString(body + "--x--\r\n"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<main").doesNotContain("Exception");
    }

    @Test
    void nobodyWhoIsNotSignedInSendsAFormWithFilesToAnyAddress() {
        for (String path : List.of("/concern", "/concern/x", "/oauth2/token")) {
            assertThat(sentByAStranger(path).statusCode()).as(path).isEqualTo(415);
        }
        for (String path : List.of("/", "/sign-in", "/certificate", "/people/" + person + "/photographs/new")) {
            HttpResponse<String> refused = sentByAStranger(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(302);
            assertThat(Http.header(refused, "Location")).as(path).endsWith("/sign-in?expired");
        }
        assertThat(sentByAStranger("/api/v1/convictions").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> sentByAStranger(String path) {
        return Http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(
                                BodyPublishers.ofString(
                                        "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.jpg\"\r\n\r\n1\r\n--x--\r\n")));
    }

    @Test
    void aCompressedFormIsNotOpened() throws IOException {
        byte[] bomb = compressed(new byte[64 << 20]);
        HttpResponse<String> refused = Http.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/people/" + person + "/photographs/new"))
                .header("Cookie", "nsor=" + session.session())
                .header("Accept", "text/html")
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(bomb)));
        assertThat(refused.statusCode()).isIn(400, 403);
    }

    private Photograph added() {
        add(Pictures.jpeg(300, 300), "face.jpg");
        return photographs.of(person).getFirst();
    }

    private HttpResponse<String> add(byte[] file, String name) {
        String page = "/people/" + person + "/photographs/new";
        return session.upload(
                page,
                page,
                Map.of(
                        "identifier",
                        UUID.randomUUID().toString(),
                        "takenOn",
                        LocalDate.now(clock).toString()),
                "photograph",
                name,
                file);
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../evil.jpg"));
            zip.write(new byte[1 << 20]);
        }
        return bytes.toByteArray();
    }

    static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
