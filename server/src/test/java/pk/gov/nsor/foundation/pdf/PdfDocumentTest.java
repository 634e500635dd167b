package pk.gov.nsor.foundation.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.testing.Pictures;

class PdfDocumentTest {

    private static final Locale URDU = Locale.of("ur");
    private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
    private static final String MARK = "Aisha Khan · Lahore · 24-11-2026 12:00";

    @Test
    void saysItsTextInBothLanguagesInTheOrderItIsRead() {
        var pdf = paper(List.of(
                        part(Locale.ENGLISH, new Block.Title("Certificate"), new Block.Fact("CNIC", "91234-1234567-1")),
                        part(
                                URDU,
                                new Block.Title("تصدیق نامہ"),
                                new Block.Paragraph("شناختی کارڈ 91234-1234567-1، فون +92 300 1234567"),
                                new Block.Code("کوڈ", "K7PM-4WXR"))))
                .toPdf();

        assertThat(PdfReading.pages(pdf))
                .containsExactly(List.of(
                        MARK,
                        "Certificate",
                        "CNIC",
                        "91234-1234567-1",
                        "تصدیق نامہ",
                        "شناختی کارڈ 91234-1234567-1، فون +92 300 1234567",
                        "کوڈ",
                        "K7PM-4WXR",
                        "Made by NPB",
                        "قومی پولیس بیورو نے بنایا",
                        "1 / 1"));
    }

    @Test
    void drawsTheGlyphsThatItShaped() {
        var pdf = new PdfDocument(
                        "Certificate",
                        "NPB",
                        NOON,
                        Optional.empty(),
                        List.of(),
                        List.of(part(URDU, new Block.Paragraph("متاثرہ"))))
                .toPdf();
        var shaped = new Shaper(Style.prose(true)).line("متاثرہ", Typesetter.direction(URDU));

        assertThat(PdfReading.glyphs(pdf).getFirst())
                .startsWith(boxed(shaped.runs().getFirst().glyphs()));
    }

    @Test
    void aTextOfManyLinesGoesOnOverTheNextPagesEachWithItsFootAndMark() {
        var lines =
                IntStream.rangeClosed(1, 90).mapToObj(line -> "Line " + line).toList();
        var pages = PdfReading.pages(
                paper(List.of(part(Locale.ENGLISH, new Block.Listing(lines)))).toPdf());

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(List::stream).filter(line -> line.startsWith("Line")))
                .isEqualTo(lines);
        for (var page = 0; page < 3; page++) {
            assertThat(pages.get(page)).contains("Made by NPB", page + 1 + " / 3", MARK);
        }
    }

    @Test
    void everythingStandsBetweenTheMarginsAndAboveTheFoot() {
        var words = "کوٹ ادو، ضلع مظفرگڑھ، پنجاب 15-A ".repeat(300);
        var sheets = new Typesetter(100f)
                .set(
                        List.of(part(URDU, new Block.Paragraph(words), new Block.Fact(words, "x".repeat(2000)))),
                        Tag.document());

        assertThat(sheets)
                .hasSizeGreaterThan(2)
                .allSatisfy(sheet -> assertThat(sheet.lines()).isNotEmpty().allSatisfy(line -> {
                    assertThat(line.x()).isGreaterThanOrEqualTo(PageLayout.MARGIN - 0.01f);
                    assertThat(line.x() + line.line().width())
                            .isLessThanOrEqualTo(PageLayout.WIDTH - PageLayout.MARGIN + 0.01f);
                    assertThat(line.y()).isBetween(100f, PageLayout.HEIGHT - PageLayout.MARGIN);
                }));
    }

    @Test
    void aHeadingIsNeverTheLastLineOfAPage() {
        for (var filled = 30; filled < 50; filled++) {
            var lines = Collections.nCopies(filled, "A line");
            var sheets = new Typesetter(100f)
                    .set(
                            List.of(part(
                                    Locale.ENGLISH,
                                    new Block.Listing(lines),
                                    new Block.Heading("Heading"),
                                    new Block.Paragraph("Below"))),
                            Tag.document());
            assertThat(sheets.getFirst().lines().getLast().line().text())
                    .as("%s lines before it", filled)
                    .isNotEqualTo("Heading");
        }
    }

    @Test
    void aNewPageBeginsOneUnlessItHasJustBegun() {
        var twice = paper(List.of(part(
                Locale.ENGLISH,
                new Block.NewPage(),
                new Block.Paragraph("One"),
                new Block.NewPage(),
                new Block.NewPage(),
                new Block.Paragraph("Two"))));

        assertThat(PdfReading.pages(twice.toPdf())).hasSize(2);
    }

    @Test
    void theSamePaperIsTheSameBytesAndOneOfAnotherMomentIsNot() {
        var parts = List.of(part(URDU, new Block.Paragraph("ایک 123 سطر")));
        var pdf = paper(parts).toPdf();

        assertThat(paper(parts).toPdf()).isEqualTo(pdf);
        var later = new PdfDocument("Certificate", "NPB", NOON.plusSeconds(1), Optional.empty(), List.of(), parts);
        assertThat(later.toPdf()).isNotEqualTo(pdf);
    }

    @Test
    void theFileItselfSaysOnlyItsKindAndItsMaker() throws IOException {
        try (var document = Loader.loadPDF(paper(List.of(part(URDU, new Block.Paragraph("نام: محمد اسلم"))))
                .toPdf())) {
            var information = document.getDocumentInformation();
            assertThat(information.getMetadataKeys())
                    .containsExactlyInAnyOrder("Title", "Author", "Creator", "Producer", "CreationDate", "ModDate");
            assertThat(information.getTitle()).isEqualTo("Certificate");
            assertThat(information.getAuthor()).isEqualTo("National Police Bureau");
            assertThat(information.getCreationDate().toInstant()).isEqualTo(NOON);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ur");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains(">Certificate</rdf:li>", ">National Police Bureau</rdf:li>", "<pdfuaid:part>1<")
                    .doesNotContain("اسلم");
        }
    }

    @Test
    void eachLineSaysItsLanguage() {
        var pdf = new PdfDocument(
                        "Certificate",
                        "NPB",
                        NOON,
                        Optional.empty(),
                        List.of(new Footing(URDU, "قومی پولیس بیورو نے بنایا")),
                        List.of(part(Locale.ENGLISH, new Block.Title("One")), part(URDU, new Block.Title("ایک"))))
                .toPdf();
        assertThat(PdfReading.spoken(pdf)).containsExactly(List.of("en", "ur", "ur", "en"));
    }

    @Test
    void aPictureIsDrawnWithWhatItIsAndLiesInTheFileOnceForBothLanguages() throws IOException {
        byte[] jpeg = Pictures.jpeg(300, 400);
        var once = new PdfDocument(
                "Copy", "NPB", NOON, Optional.empty(), List.of(), List.of(part(URDU, Block.Picture.of(jpeg, "تصویر"))));
        var twice = new PdfDocument(
                "Copy",
                "NPB",
                NOON,
                Optional.empty(),
                List.of(),
                List.of(
                        part(Locale.ENGLISH, Block.Picture.of(jpeg, "Taken on 4 May")),
                        part(URDU, Block.Picture.of(jpeg, "تصویر"))));
        assertThat(PdfReading.structure(twice.toPdf())).contains("Figure: Taken on 4 May", "Figure: تصویر");
        assertThat(twice.toPdf().length).isLessThan(once.toPdf().length + jpeg.length / 2);
        assertThat(twice.toPdf()).isEqualTo(twice.toPdf());
        try (var document = Loader.loadPDF(once.toPdf())) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 50);
            assertThat(Arrays.stream(page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
                            .filter(pixel -> (pixel & 0xffffff) != 0xffffff)
                            .count())
                    .isGreaterThan(4000);
        }
    }

    @Test
    void picturesStandBetweenTheMarginsAndAboveTheFootAndGoOnOverThePages() {
        var tall = new Block.Picture(new byte[0], "tall", 100, 400);
        var wide = new Block.Picture(new byte[0], "wide", 400, 100);
        var sheets =
                new Typesetter(100f).set(List.of(part(URDU, tall, wide, tall, tall, tall, wide, tall)), Tag.document());
        assertThat(sheets)
                .hasSizeGreaterThan(1)
                .allSatisfy(sheet -> assertThat(sheet.pictures()).isNotEmpty().allSatisfy(placed -> {
                    assertThat(Math.max(placed.width(), placed.height())).isEqualTo(150f);
                    assertThat(placed.x()).isGreaterThanOrEqualTo(PageLayout.MARGIN);
                    assertThat(placed.x() + placed.width())
                            .isLessThanOrEqualTo(PageLayout.WIDTH - PageLayout.MARGIN + 0.01f);
                    assertThat(placed.y()).isGreaterThanOrEqualTo(100f);
                    assertThat(placed.y() + placed.height())
                            .isLessThanOrEqualTo(PageLayout.HEIGHT - PageLayout.MARGIN + 0.01f);
                }));
    }

    @Test
    void whatIsNoJpegIsNoPicture() {
        assertThatThrownBy(() -> Block.Picture.of(new byte[] {1, 2, 3}, "x")).hasMessageContaining("no JPEG");
    }

    /** Pale grey is nowhere else: black text has darker pixels, and its edges lie beside them. */
    @Test
    void theMarkLiesOverEveryQuarterOfAnEmptyPage() throws IOException {
        try (var document = Loader.loadPDF(
                paper(List.of(part(Locale.ENGLISH, new Block.Note("One line")))).toPdf())) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 50);
            for (var column = 0; column < 2; column++) {
                for (var row = 0; row < 3; row++) {
                    var width = page.getWidth() / 2;
                    var height = page.getHeight() / 3;
                    var inked = Arrays.stream(page.getRGB(column * width, row * height, width, height, null, 0, width))
                            .filter(pixel -> (pixel & 0xff) < 250)
                            .count();
                    assertThat(inked).as("column %s, row %s", column, row).isGreaterThan(100);
                }
            }
        }
    }

    @Test
    void aPaperHasFourLinesAtItsFootAndNotFive() {
        var parts = List.of(part(URDU, new Block.Paragraph("سطر")));
        var line = new Footing(Locale.ENGLISH, "Line");

        assertThat(PdfReading.pages(
                        new PdfDocument("K", "M", NOON, Optional.empty(), Collections.nCopies(4, line), parts).toPdf()))
                .hasSize(1);
        assertThatThrownBy(() -> new PdfDocument("K", "M", NOON, Optional.empty(), Collections.nCopies(5, line), parts))
                .hasMessageContaining("at most 4 lines");
        assertThatThrownBy(() -> paper(List.of(part(URDU)))).hasMessageContaining("nothing to say");
    }

    @Test
    void aMarkHas120CharactersAndNot121() {
        assertThat(new Watermark(URDU, "x".repeat(120)).text()).hasSize(120);
        assertThatThrownBy(() -> new Watermark(URDU, "x".repeat(121))).hasMessageContaining("120");
        assertThatThrownBy(() -> new Watermark(URDU, " ")).hasMessageContaining("1 to 120");
    }

    private static Part part(Locale language, Block... blocks) {
        return new Part(language, List.of(blocks));
    }

    private static PdfDocument paper(List<Part> parts) {
        return new PdfDocument(
                "Certificate",
                "National Police Bureau",
                NOON,
                Optional.of(new Watermark(Locale.ENGLISH, MARK)),
                List.of(new Footing(Locale.ENGLISH, "Made by NPB"), new Footing(URDU, "قومی پولیس بیورو نے بنایا")),
                parts);
    }

    private static Integer[] boxed(int[] glyphs) {
        return Arrays.stream(glyphs).boxed().toArray(Integer[]::new);
    }
}
