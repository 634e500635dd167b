package pk.gov.nsor.foundation.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.testing.Pictures;

/** What screen readers get of a document, checked with PDF/UA's reference checker and read by its structure. */
class TaggedDocumentTest {

    private static final Locale URDU = Locale.of("ur");
    private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
    private static final String PAGE = "https://nsor.example/certificate";

    @Test
    void everyKindOfBlockInBothLanguagesKeepsToTheStandard() {
        assertThat(PdfUa.failures(everything(60))).isEmpty();
    }

    @Test
    void theCheckerFindsWhatIsNotTagged() throws IOException {
        try (var document = Loader.loadPDF(everything(1))) {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT);
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.METADATA);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            assertThat(PdfUa.failures(bytes.toByteArray())).hasSizeGreaterThan(1);
        }
    }

    @Test
    void itsElementsAreReadInTheirOrderAndTheFootOnceAtTheEnd() {
        var pdf = paper(List.of(new Part(
                Locale.ENGLISH,
                List.of(
                        new Block.Title("Certificate"),
                        new Block.Fact("Name", "Aisha"),
                        new Block.Fact("CNIC", "91234-1234567-1"),
                        new Block.Heading("Convictions"),
                        new Block.Listing(List.of("One")),
                        new Block.Code("Verify it", "K7PM", Optional.of(PAGE))))));
        assertThat(PdfReading.structure(pdf))
                .containsExactly(
                        "Document",
                        "Div",
                        "P",
                        "P",
                        "P",
                        "P",
                        "Sect",
                        "H1",
                        "Table",
                        "TR",
                        "TH",
                        "TD",
                        "TR",
                        "TH",
                        "TD",
                        "H2",
                        "L",
                        "LI",
                        "Lbl",
                        "LBody",
                        "P",
                        "P",
                        "Figure: QR: " + PAGE,
                        "Div",
                        "P",
                        "P");
    }

    @Test
    void aTableGoesOnOverPagesAndItsHeadIsReadOnce() {
        var rows = Collections.nCopies(90, List.of("Punjab", "1,200", "100"));
        var pdf = paper(List.of(new Part(
                URDU,
                List.of(
                        new Block.Title("جدول"),
                        new Block.Table(List.of("صوبہ", "افراد", "قدم"), rows, Collections.nCopies(90, 0.5f))))));
        assertThat(PdfReading.pages(pdf))
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(page).contains("صوبہ"));
        assertThat(PdfReading.structure(pdf).stream().filter("TH"::equals)).hasSize(3 + 90);
        assertThat(PdfUa.failures(pdf)).isEmpty();
    }

    @Test
    void itsLettersCanBeCopiedAlsoWhereTheyAreJoined() throws IOException {
        try (var document = Loader.loadPDF(paper(List.of(
                new Part(URDU, List.of(new Block.Title("تصدیق نامہ"), new Block.Paragraph("لاہور کا متاثرہ"))))))) {
            for (var name : document.getPage(0).getResources().getFontNames()) {
                var font = document.getPage(0).getResources().getFont(name);
                assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE)).isTrue();
                assertThat(font.isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void aCharacterThatNoFontHasIsDrawnAsABoxAndKeepsItsText() {
        var pdf = paper(List.of(new Part(
                Locale.ENGLISH, List.of(new Block.Title("Title"), new Block.Paragraph("Name \u6F22 in characters")))));
        assertThat(PdfUa.failures(pdf)).isEmpty();
        assertThat(PdfReading.pages(pdf).getFirst()).contains("Name \u6F22 in characters");
        assertThat(PdfReading.glyphs(pdf).getFirst()).doesNotContain(0);
    }

    @Test
    void theQrCodeBesideACodeHasTheAddressAlone() throws IOException, ReaderException {
        for (var language : List.of(Locale.ENGLISH, URDU)) {
            var pdf = paper(List.of(new Part(
                    language, List.of(new Block.Title("T"), new Block.Code("Label", "K7PM", Optional.of(PAGE))))));
            try (var document = Loader.loadPDF(pdf)) {
                var image = new PDFRenderer(document).renderImageWithDPI(0, 150);
                var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
                var found = new QRCodeReader()
                        .decode(
                                new BinaryBitmap(new HybridBinarizer(
                                        new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                                Map.of(DecodeHintType.TRY_HARDER, true));
                assertThat(found.getText()).isEqualTo(PAGE);
            }
        }
    }

    @Test
    void theWatermarkIsDrawnBeforeTheText() {
        var lines = PdfReading.pages(everything(1)).getFirst();
        assertThat(lines.indexOf("For a test alone")).isBetween(0, lines.indexOf("Certificate") - 1);
    }

    private static byte[] everything(int lines) {
        return paper(List.of(
                new Part(Locale.ENGLISH, blocks("Certificate", "A sentence that is said. ".repeat(12), lines)),
                new Part(URDU, blocks("تصدیق نامہ", "لاہور میں 15-A کا ایک جملہ، ".repeat(12), lines))));
    }

    private static List<Block> blocks(String title, String sentence, int lines) {
        return List.of(
                new Block.Title(title),
                new Block.Paragraph(sentence),
                new Block.Heading(title),
                new Block.Fact(title, sentence),
                new Block.Fact(title, ""),
                new Block.Fact("CNIC", "91234-1234567-1\n+92 300 1234567"),
                new Block.Listing(Collections.nCopies(lines, sentence)),
                new Block.Heading(title),
                new Block.Table(
                        List.of(title, "2026-10", "2026-11"),
                        Collections.nCopies(lines, List.of(sentence.substring(0, 20), "100", "")),
                        Collections.nCopies(lines, lines % 2 == 0 ? null : (Float) 0.3f)),
                Block.Picture.of(Pictures.jpeg(300, 400), title),
                new Block.Note(sentence),
                new Block.Code(title, "K7PM-4WXR", Optional.of(PAGE)),
                new Block.NewPage(),
                new Block.Code(title, "K7PM-4WXR"));
    }

    private static byte[] paper(List<Part> parts) {
        return new PdfDocument(
                        "Certificate",
                        "National Police Bureau",
                        NOON,
                        Optional.of(Letterhead.OF_THE_REGISTER),
                        Optional.of(new Watermark(Locale.ENGLISH, "For a test alone")),
                        List.of(new Footing(Locale.ENGLISH, "Made by NPB"), new Footing(URDU, "بیورو نے بنایا")),
                        parts)
                .toPdf();
    }
}
