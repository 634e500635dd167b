package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** An officer makes black on the copy of an FIR whatever tells who the survivor is, and the prosecutor sees only the rest. */
@RegisterTest
class BlackeningJourney {

    private static final String DISTRICT = "sibi";
    private static final String FIR = """
            <body style="font: 20px 'Noto Naskh Arabic', sans-serif">
            <p>FIR No. 417/2026, Police Station City</p>
            <p>Name and residence of informer/complainant: Shazia Parveen, House 4, Sibi</p>
            <p dir="rtl">مستغیثہ: شازیہ پروین سکنہ سبی</p>
            <p>Accused: Akbar Ali</p>
            </body>
            """;

    @LocalServerPort
    private int port;

    private final Browser browser;
    private final Officers officers;
    private Officer asker;

    BlackeningJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        asker = officers.of(new OfDistrict(DISTRICT), Role.INVESTIGATING_OFFICER);
    }

    @Test
    void whatIsProposedAndWhatIsDrawnIsBlackForWhoeverOpensTheFile() throws IOException {
        byte[] fir = printed();
        String request = draft();
        browser.signIn(asker.name(), Officers.PASSWORD).open(request);
        choose("fir", "fir.pdf", fir);
        assertThat(boxes().count()).isEqualTo(2);
        browser.check("blackening-proposed");
        draw(0.1, 0.7, 0.5, 0.8);
        assertThat(boxes().count()).isEqualTo(3);
        assertThat(status()).startsWith("Black boxes: 3.");
        browser.check("blackening-drawn");
        browser.send(browser.page().locator(form("fir") + " button[type=submit]"));
        assertThat(browser.text()).contains("The file is received.");
        choose("annexure-a", "annexure.jpg", Pictures.jpeg(600, 800));
        browser.choose(browser.page().locator(form("annexure-a") + " input[name=namesNobody]"));
        browser.send(browser.page().locator(form("annexure-a") + " button[type=submit]"));
        browser.submit();

        WebSession prosecutor = new WebSession(port);
        prosecutor.signIn(officers.of(new OfDistrict(DISTRICT), Role.PROSECUTOR).name(), Officers.PASSWORD);
        prosecutor.submit(request, request + "/taking", Map.of());
        byte[] kept = prosecutor.bytes(URI.create(request + "/files/fir")).body();
        try (PDDocument document = Loader.loadPDF(kept)) {
            assertThat(new PDFTextStripper().getText(document)).isBlank();
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 50);
            assertThat(page.getRGB(page.getWidth() * 3 / 10, page.getHeight() * 3 / 4) & 0xFF)
                    .isLessThan(30);
            assertThat(page.getRGB(page.getWidth() * 3 / 10, page.getHeight() * 9 / 10) & 0xFF)
                    .isGreaterThan(220);
        }
    }

    @Test
    void whoTakesEveryProposalAwaySaysThatNoneOfThemTellsWhoSheIs() {
        byte[] fir = printed();
        String request = draft();
        WebSession own = new WebSession(port);
        own.signIn(asker.name(), Officers.PASSWORD);
        assertThat(own.upload(request, request + "/files/fir", Map.of("namesNobody", "true"), "file", "fir.pdf", fir)
                        .body())
                .contains("proposed 2 places", "Nothing was kept");
        browser.signIn(asker.name(), Officers.PASSWORD).open(request);
        choose("fir", "fir.pdf", fir);
        while (boxes().count() > 0) {
            boxes().first().press("Delete");
        }
        browser.choose(browser.page().locator(form("fir") + " input[name=namesNobody]"));
        assertThat(browser.page()
                        .locator(form("fir") + " [data-proposals-seen]")
                        .innerText())
                .contains("each of the 2 places");
        browser.check("blackening-proposals-taken-away");
        browser.choose(browser.page().locator(form("fir") + " input[name=proposalsSeen]"));
        browser.send(browser.page().locator(form("fir") + " button[type=submit]"));
        assertThat(browser.text()).contains("The file is received.");
    }

    @Test
    void aBoxIsMadeMovedSizedAndTakenAwayWithTheKeyboard() {
        String request = draft();
        browser.signIn(asker.name(), Officers.PASSWORD).open(request);
        browser.inLanguage("ur");
        choose("fir", "fir.pdf", Pdfs.pages(1));
        browser.page().locator(".black-page p button").click();
        assertThat(written()).isEqualTo("1,300,450,400,30");
        browser.page().keyboard().press("ArrowDown");
        browser.page().keyboard().press("ArrowLeft");
        browser.page().keyboard().press("Shift+ArrowRight");
        browser.page().keyboard().press("Shift+ArrowDown");
        assertThat(written()).isEqualTo("1,295,455,405,35");
        browser.check("blackening-keyboard");
        browser.page().keyboard().press("Delete");
        assertThat(boxes().count()).isZero();
        browser.page().locator(".black-page p button").click();
        for (int press = 0; press < 100; press++) {
            browser.page().keyboard().press("ArrowUp");
        }
        assertThat(written()).isEqualTo("1,300,0,400,30");
        browser.send(browser.page().locator(form("fir") + " button[type=submit]"));
        browser.inLanguage("en");
        assertThat(browser.text()).contains("Received, pages: 1.");
    }

    @Test
    void onlyTheOfficersOwnDraftHasItsPagesShown() {
        String request = draft();
        WebSession own = new WebSession(port);
        own.signIn(asker.name(), Officers.PASSWORD);
        assertThat(own.upload(request, request + "/files/fir/pages", Map.of(), "file", "fir.pdf", Pdfs.pages(1))
                        .body())
                .contains("data:image/jpeg;base64,", "\"problem\":null");
        assertThat(own.upload(request, request + "/files/fir/pages", Map.of(), "file", "fir.pdf", new byte[] {1, 2})
                        .statusCode())
                .isEqualTo(422);
        assertThat(own.upload(request, request + "/files/photo/pages", Map.of(), "file", "fir.pdf", Pdfs.pages(1))
                        .statusCode())
                .isEqualTo(404);
        WebSession other = new WebSession(port);
        other.signIn(
                officers.of(new OfDistrict(DISTRICT), Role.INVESTIGATING_OFFICER)
                        .name(),
                Officers.PASSWORD);
        assertThat(other.upload(
                                "/disclosure/new",
                                request + "/files/fir/pages",
                                Map.of(),
                                "file",
                                "fir.pdf",
                                Pdfs.pages(1))
                        .statusCode())
                .isEqualTo(404);
    }

    /** As a police station's computer prints it, in both scripts. */
    private byte[] printed() {
        try (Page page = browser.page().context().newPage()) {
            page.setContent(FIR);
            return page.pdf();
        }
    }

    private String draft() {
        WebSession session = new WebSession(port);
        session.signIn(asker.name(), Officers.PASSWORD);
        return session.submit(
                        "/disclosure/new",
                        "/disclosure/new",
                        Map.of(
                                "firNumber", "417",
                                "firYear", "2026",
                                "station", "City",
                                "sections", "PPC 376",
                                "nameLatin", "Akbar Ali",
                                "reason", "The charge sheet has to say whether he is registered"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*(?=/disclosure/)", "");
    }

    private void choose(String kind, String name, byte[] content) {
        browser.page().locator("#" + kind).setInputFiles(new FilePayload(name, "application/pdf", content));
        browser.page().locator(form(kind) + " .black-sheet").first().waitFor();
    }

    /** With the mouse, from one place of the first page to another, in parts of it. */
    private void draw(double fromX, double fromY, double toX, double toY) {
        Locator sheet = browser.page().locator(".black-sheet").first();
        sheet.evaluate("sheet => sheet.scrollIntoView({ block: 'end', behavior: 'instant' })");
        BoundingBox frame = sheet.boundingBox();
        browser.page().mouse().move(frame.x + frame.width * fromX, frame.y + frame.height * fromY);
        browser.page().mouse().down();
        browser.page().mouse().move(frame.x + frame.width * (fromX + toX) / 2, frame.y + frame.height * toY);
        browser.page().mouse().move(frame.x + frame.width * toX, frame.y + frame.height * toY);
        browser.page().mouse().up();
    }

    private Locator boxes() {
        return browser.page().locator(".black-box");
    }

    private String status() {
        return browser.page().locator(form("fir") + " [role=status]").textContent();
    }

    private String written() {
        return (String)
                boxes().first().evaluate("({ dataset: d }) => [d.page, d.left, d.top, d.width, d.height].join(',')");
    }

    private static String form(String kind) {
        return "form[action$='/files/" + kind + "']";
    }
}
