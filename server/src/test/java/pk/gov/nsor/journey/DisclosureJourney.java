package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** An officer asks about a suspect, the prosecutor checks, the bureau answers, and the officer reads it. */
@RegisterTest
class DisclosureJourney {

    private static final String DISTRICT = "duki";
    private static final String REASON = "The charge sheet has to say whether he is registered";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;
    private Officer asker;
    private Officer prosecutor;
    private Officer supervisor;

    DisclosureJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        asker = officers.of(new OfDistrict(DISTRICT), Role.INVESTIGATING_OFFICER);
        prosecutor = officers.of(new OfDistrict(DISTRICT), Role.PROSECUTOR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aSuspectIsAskedAboutCheckedAnsweredAndTheAnswerRead() throws Exception {
        Person person = confirmed();
        browser.signIn(asker.name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/disclosure']").click();
        assertThat(browser.text()).contains("You have asked for nothing yet.");
        browser.check("disclosure-own-empty");
        browser.page().locator("main a[href='/disclosure/new']").click();
        both("disclosure-new");
        browser.submit();
        assertThat(browser.text())
                .contains("Give the number of the FIR.", "Give the suspect’s name", "Give the sections of the FIR.");
        browser.check("disclosure-new-missing");
        browser.fill("firNumber", "90417")
                .fill("firYear", "2026")
                .fill("station", "City")
                .fill("sections", "PPC 376, PPC 34")
                .fill("nameLatin", "Akbar Ali")
                .fill("nameUrdu", "اکبر علی")
                .fill("fatherLatin", "Bashir Nadeem")
                .fill("cnic", person.cnics().getFirst().cnic().formatted())
                .fill("reason", "The victim Ayesha was present at the station")
                .submit();
        assertThat(browser.text()).contains("seems to name a survivor");
        browser.fill("reason", REASON).submit();

        browser.submit();
        assertThat(browser.text()).contains("Send a copy of the FIR first.");
        choose("fir", "fir.pdf", Pictures.bytes("MZ and so on"));
        assertThat(marking("fir")).contains("This file is a program, whatever its name says.");
        choose("fir", "fir.pdf", Pdfs.pages(200));
        assertThat(marking("fir")).contains("This PDF has more than 30 pages.");
        choose("fir", "fir.pdf", Pdfs.encrypted("secret"));
        assertThat(marking("fir")).contains("This PDF is encrypted or has a password.");
        send("fir");
        assertThat(browser.text()).contains("Mark what tells who the survivor is");
        choose("fir", "fir.pdf", Pdfs.pages(2));
        assertThat(marking("fir")).contains("Nothing is marked yet.");
        saysThatNothingIsToBeMarked("fir");
        send("fir");
        assertThat(browser.text()).contains("The file is received.", "Received, pages: 2.");
        choose("annexure-a", "annexure.jpg", Pictures.jpeg(600, 800));
        saysThatNothingIsToBeMarked("annexure-a");
        send("annexure-a");
        both("disclosure-draft-files");
        browser.submit();
        assertThat(browser.text())
                .contains("Sent to the prosecutor.", "With the District Public Prosecutor", "47 hours 59 minutes left");
        assertThat(browser.page().locator("a[href*='/files/']").count()).isZero();
        String request = browser.page().url().replaceFirst(".*(?=/disclosure/)", "");

        browser.startAfresh().signIn(prosecutor.name(), Officers.PASSWORD);
        assertThat(browser.text()).contains("To be checked", "47 hours 59 minutes left");
        browser.open("/disclosure");
        browser.check("disclosure-checks");
        browser.open(request);
        browser.submit();
        assertThat(browser.text()).contains("You have this request now.");
        both("disclosure-check-taken");
        assertThat(browser.page().locator("a[href$='/files/fir']").count()).isOne();
        browser.press("Refuse the request");
        assertThat(browser.text()).contains("Choose why.");
        browser.press("Forward to the National Police Bureau");
        assertThat(browser.text()).contains("Forwarded to the National Police Bureau.");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/disclosure']").click();
        browser.open(request).submit();
        assertThat(browser.text()).contains("The CNIC is on the record", "It is confirmed there.");
        both("disclosure-decide");
        browser.choose("finding", "NOBODY").press("Answer the request");
        assertThat(browser.text()).contains("A record has the suspect’s CNIC.");
        browser.choose("finding", "RECORD")
                .fill("number", person.number().formatted())
                .choose("basis", "CONFIRMED_CNIC")
                .choose("extent", "SECTIONS")
                .choose("extent", "JUDGMENT_DATES")
                .fill("why", "The court asks for earlier convictions of this kind")
                .press("Answer the request");
        assertThat(browser.text()).contains("Answered.");

        browser.startAfresh().signIn(asker.name(), Officers.PASSWORD).open(request);
        assertThat(browser.text())
                .contains("the suspect is on the register.", "Open the answer (PDF)")
                .doesNotContain("The court asks for earlier convictions");
        both("disclosure-answered");
        String code = readsTheAnswer(request, person);
        browser.open("/disclosure/code");
        browser.fill("code", "AAAA-AAAA-AAAA-AAAA").fill("reason", REASON).submit();
        assertThat(browser.text()).contains("No answer has this code.");
        browser.fill("code", code).fill("reason", REASON).submit();
        assertThat(browser.text()).contains("Genuine, and it still holds.", "On the register");
        browser.check("disclosure-code");
    }

    @Test
    void aRefusedRequestSaysWhyAndIsCounted() throws Exception {
        WebSession session = new WebSession(port);
        session.signIn(asker.name(), Officers.PASSWORD);
        String request = asked(session);
        upload(session, request, "fir", Pdfs.pages(1));
        upload(session, request, "annexure-a", Pdfs.pages(1));
        session.submit(request, request + "/submission", Map.of());
        browser.signIn(prosecutor.name(), Officers.PASSWORD).open(request).submit();
        browser.choose("refusal", "UNRELATED")
                .fill("remark", "The FIR does not name this person. Ask about a suspect of the case.")
                .press("Refuse the request");
        browser.check("disclosure-refused");
        Officer district = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        browser.startAfresh().signIn(district.name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/disclosure']").click();
        assertThat(browser.text()).contains("Sent from the district", "Refused");
        both("disclosure-copies");
        browser.page().locator("main a[href='/disclosure/unrelated']").click();
        assertThat(browser.text()).contains("Requests about people not in the case", "1 of 1 decided");
        browser.check("disclosure-unrelated");
        assertThat(session.get(request).body()).contains("The FIR does not name this person");
        assertThat(session.get(request + "/answer.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void theFilesAreThereForTheOneWhoTookTheRequestAndTheBureausListIsAFile() throws Exception {
        WebSession session = new WebSession(port);
        session.signIn(asker.name(), Officers.PASSWORD);
        String request = asked(session);
        upload(session, request, "fir", Pdfs.active());
        upload(session, request, "annexure-a", Pictures.jpeg(600, 800));
        session.submit(request, request + "/submission", Map.of());
        assertThat(session.get(request + "/files/fir").statusCode()).isEqualTo(403);
        WebSession checking = new WebSession(port);
        checking.signIn(prosecutor.name(), Officers.PASSWORD);
        assertThat(checking.get(request + "/files/fir").statusCode()).isEqualTo(404);
        checking.submit(request, request + "/taking", Map.of());
        HttpResponse<byte[]> file = checking.bytes(URI.create(request + "/files/fir"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(Pdfs.pagesOf(file.body())).isEqualTo(2);
        assertThat(checking.get(request + "/files/nothing").statusCode()).isEqualTo(404);
        checking.submit(request, request + "/forwarding", Map.of());
        WebSession bureau = new WebSession(port);
        bureau.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(bureau.get("/disclosure.csv?list=decisions").body())
                .startsWith("\uFEFFNumber,State,")
                .contains("With the National Police Bureau,Duki,City,")
                .doesNotContain("Akbar", "90417");
        session.submit(request, request + "/withdrawal", Map.of());
        assertThat(checking.get(request + "/files/fir").statusCode()).isEqualTo(404);
        assertThat(session.get(request).body()).contains("What was asked is erased.");
    }

    private String readsTheAnswer(String request, Person person) throws IOException {
        WebSession session = new WebSession(port);
        session.signIn(asker.name(), Officers.PASSWORD);
        HttpResponse<byte[]> paper = session.bytes(URI.create(request + "/answer.pdf"));
        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(paper.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        if (System.getenv("NSOR_SCREENSHOTS") != null) {
            Files.write(Path.of("target/screenshots/disclosure-answer.pdf"), paper.body());
        }
        try (PDDocument document = Loader.loadPDF(paper.body())) {
            assertThat(PdfReading.text(paper.body())).isNotEmpty();
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "Answer about a suspect",
                            person.number().formatted(),
                            "PPC 376, judgment of "
                                    + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                                            .format(Supervised.JUDGED),
                            "Akbar Ali",
                            "90417/2026",
                            asker.account().displayName())
                    .doesNotContain(person.cnics().getFirst().cnic().formatted(), "House 3");
            assertThat(document.getDocumentInformation().getTitle()).doesNotContain("Akbar");
            var code = java.util.regex.Pattern.compile("[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}")
                    .matcher(text);
            assertThat(code.find()).isTrue();
            return code.group();
        }
    }

    private Person confirmed() {
        PersonId id = supervised.by(asker.actor()).in(DISTRICT);
        Officer second = officers.with(Role.REGISTRAR);
        confirmation.examine(
                id,
                people.get(id).cnics().getFirst().cnic(),
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second.actor());
        return people.get(id);
    }

    private static String asked(WebSession session) {
        HttpResponse<String> answer = session.submit(
                "/disclosure/new",
                "/disclosure/new",
                Map.of(
                        "firNumber", "90417",
                        "firYear", "2026",
                        "station", "City",
                        "sections", "PPC 376",
                        "nameLatin", "Akbar Ali",
                        "reason", REASON));
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*(?=/disclosure/)", "");
    }

    private static void upload(WebSession session, String request, String kind, byte[] file) {
        assertThat(session.upload(
                                request, request + "/files/" + kind, Map.of("namesNobody", "true"), "file", kind, file)
                        .statusCode())
                .isEqualTo(302);
    }

    private void choose(String kind, String name, byte[] content) {
        browser.page().locator("#" + kind).setInputFiles(new FilePayload(name, "application/pdf", content));
        browser.page().locator(form(kind) + " [role=status]:not(:empty)").waitFor();
        browser.page()
                .waitForFunction(
                        "([form, reading]) => document.querySelector(form + ' [role=status]').textContent !== reading",
                        List.of(form(kind), "The pages are being read …"));
    }

    private String marking(String kind) {
        return browser.page().locator(form(kind) + " [role=status]").textContent();
    }

    private void saysThatNothingIsToBeMarked(String kind) {
        browser.choose(browser.page().locator(form(kind) + " input[name=namesNobody]"));
    }

    private void send(String kind) {
        browser.send(browser.page().locator(form(kind) + " button[type=submit]"));
        browser.page().waitForLoadState();
    }

    private static String form(String kind) {
        return "form[action$='/files/" + kind + "']";
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
