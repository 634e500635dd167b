package pk.gov.nsor.publicservice.outreach.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.foundation.pdf.PdfUa;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** The poster of a campaign, as it is printed, read aloud and scanned. */
@RegisterTest
class CampaignPosterTest {

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Officers officers;

    CampaignPosterTest(Officers officers) {
        this.officers = officers;
    }

    @Test
    void itHasTheApprovedTextsAPageForEachLanguageOnA3AndA4() throws IOException, ReaderException {
        String campaign = campaign(
                "Listen when your child tells you. In danger call 15. ".repeat(2),
                "اپنے بچے کی بات سنیں۔ خطرے میں کال 15 کریں۔ ".repeat(2));
        WebSession registrar = new WebSession(port);
        registrar.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(registrar.get("/campaigns/" + campaign).body()).contains("poster.pdf?size=a3");
        for (Map.Entry<String, Float> size :
                Map.of("a4", 595.276f, "a3", 841.89f).entrySet()) {
            byte[] poster = poster(registrar, campaign, size.getKey());
            assertThat(PdfUa.failures(poster)).isEmpty();
            assertThat(PdfReading.pages(poster)).hasSize(2);
            assertThat(PdfReading.text(poster).replaceAll("\\s+", " "))
                    .contains("Listen when your child tells you", "اپنے بچے کی بات سنیں", "7000");
            try (PDDocument document = Loader.loadPDF(poster)) {
                assertThat(document.getPage(0).getMediaBox().getWidth())
                        .isBetween(size.getValue() - 1, size.getValue() + 1);
                assertThat(scanned(document, 0)).isEqualTo("SMSTO:7000:HELP");
                assertThat(scanned(document, 1)).isEqualTo("SMSTO:7000:مدد");
            }
        }
        assertThat(registrar
                        .get("/campaigns/" + campaign + "/poster.pdf?size=a0")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void thereIsNoneOfACampaignThatWasStopped() {
        String campaign = campaign("Be safe", null);
        jdbc.sql("""
                        update outreach.campaign set state = 'ENDED', end_cause = 'STOPPED', ended_at = now(),
                            stopped_because = 'A mistake' where id = cast(? as uuid)
                        """).param(campaign).update();
        WebSession registrar = new WebSession(port);
        registrar.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(registrar.get("/campaigns/" + campaign).body()).doesNotContain("poster.pdf");
        assertThat(registrar.get("/campaigns/" + campaign + "/poster.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCommitteeIsNotLedToTheProposalThatItMayNotOpen() {
        String campaign = campaign("Be safe", null);
        WebSession registrar = new WebSession(port);
        registrar.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(registrar.get("/campaigns/" + campaign).body()).contains("/approvals/");
        WebSession committee = new WebSession(port);
        committee.signIn(officers.with(Role.OVERSIGHT).name(), Officers.PASSWORD);
        assertThat(committee.get("/campaigns/" + campaign).body())
                .contains("Be safe")
                .doesNotContain("/approvals/");
    }

    private static byte[] poster(WebSession session, String campaign, String size) {
        HttpResponse<byte[]> answer = session.bytes(URI.create("/campaigns/" + campaign + "/poster.pdf?size=" + size));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String scanned(PDDocument document, int page) throws IOException, ReaderException {
        var image = new PDFRenderer(document).renderImageWithDPI(page, 72);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private String campaign(String english, @Nullable String urdu) {
        return jdbc.sql("""
                        insert into outreach.campaign (id, title, english, urdu, begins_on, ends_on, most_parts, rests_on,
                            decided_at, state)
                        values (gen_random_uuid(), 'Safety', ?, ?, '2100-01-01', '2100-01-02', 1, gen_random_uuid(),
                            now(), 'PLANNED') returning id::text
                        """).params(english, urdu).query(String.class).single();
    }
}
