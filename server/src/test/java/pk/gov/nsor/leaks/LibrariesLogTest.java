package pk.gov.nsor.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** What libraries read of files, messages and requests does not come into the log, however broken it is. */
@RegisterTest
@ExtendWith(OutputCaptureExtension.class)
class LibrariesLogTest {

    private static final String SECRET = "Ayeshaofcourt";
    private static final String CNIC = "9520112345671";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private CaseFileReader files;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Length 21",
                "/Length Ayeshaofcourt",
                "/Type /Page Ayeshaofcourt",
                "/Kids [3 0 R]",
                "%%EOF",
                "endobj",
                "endstream",
                "0000000000 65535 f",
                "startxref",
                "/Root 1 0 R",
                "<< /Type /Catalog"
            })
    void aPdfThatIsBrokenAnywhereLeavesNothingInTheLog(String place, CapturedOutput output) {
        String whole = new String(
                Pdfs.packed("/FlateDecode", Pictures.deflated(SECRET.getBytes(StandardCharsets.ISO_8859_1))),
                StandardCharsets.ISO_8859_1);
        for (String broken : List.of(
                whole.replace(place, "(" + SECRET + " " + CNIC),
                whole.replace(place, SECRET + " " + CNIC + " " + place),
                whole.replace(place, place + " " + SECRET + " " + CNIC))) {
            try {
                var _ = files.blackened(broken.getBytes(StandardCharsets.ISO_8859_1), Blackening.nothing());
            } catch (InvalidValueException refused) {
                assertThat(refused.getMessage()).doesNotContain(SECRET, CNIC);
            }
        }
        assertThat(output.toString()).doesNotContain("pdfbox", SECRET, CNIC);
    }

    @Test
    void aRequestThatCannotBeReadLeavesNothingInTheLog(CapturedOutput output) {
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        WebSession browser = new WebSession(port);
        browser.signIn(officer.name(), Officers.PASSWORD);
        for (String path : List.of(
                "/people/" + CNIC,
                "/people/" + SECRET + "/timeline",
                "/approvals/" + SECRET,
                "/quarantine/" + CNIC,
                "/search?q=" + SECRET + "&page=" + SECRET,
                "/people?page=" + CNIC,
                "/" + SECRET)) {
            HttpResponse<String> answer = browser.ask(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            // Also not on the page that says that there is nothing: LeakWatch would find it, only at the end of all
            // tests.
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).as(path).doesNotContain(CNIC);
            }
        }
        assertThat(browser.submit("/", "/disclosure/" + SECRET + "/files/fir", Map.of("file", SECRET))
                        .statusCode())
                .isLessThan(500);
        assertThat(browser.post(
                                "/people",
                                "multipart/form-data; boundary=x",
                                BodyPublishers.ofString("--x\r\n" + SECRET + "\r\n--x"))
                        .statusCode())
                .isLessThan(500);
        ApiClient court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        for (String body : List.of(
                "{\"name\": " + SECRET + "}",
                "{\"messageId\": \"" + SECRET + "\", \"person\": [\"" + CNIC + "\"]}",
                "{\"conviction\": {\"judgmentOn\": \"" + SECRET + "\"}}",
                "{\"person\": {\"sex\": \"" + SECRET + "\", \"cnic\": " + CNIC + "}}",
                SECRET)) {
            assertThat(court.post("/api/v1/convictions", body).statusCode()).isBetween(400, 422);
        }
        assertThat(court.post("/api/v1/convictions", BodyPublishers.ofString(SECRET), "text/" + SECRET)
                        .statusCode())
                .isLessThan(500);
        assertThat(court.get("/api/v1/convictions/receipts/" + CNIC).statusCode())
                .isLessThan(500);
        assertThat(output.toString()).doesNotContain(SECRET, CNIC);
    }

    /** The first says what a PDF holds, the second what an SMS says. */
    @Test
    void librariesThatWouldRepeatWhatTheyReadSayNothing() {
        for (String name : List.of(
                "org.apache.pdfbox.pdfparser.COSParser", "org.apache.pdfbox.cos.COSObject", "org.apache.fontbox")) {
            assertThat(LoggerFactory.getLogger(name).isErrorEnabled()).as(name).isFalse();
        }
        Logger smpp = LoggerFactory.getLogger("org.jsmpp.session.SMPPSession");
        assertThat(smpp.isWarnEnabled()).isFalse();
    }
}
