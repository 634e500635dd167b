package pk.gov.nsor.publicservice.disclosure.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.register.picture.PictureMaker;
import pk.gov.nsor.testing.Firs;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;

/** What is painted black is gone from the file, whatever a program looks for in it. */
@RegisterTest
class BlackeningTest {

    private static final String SECRET = "Shazia Parveen";
    private static final Box WHOLE_PAGE = new Box(1, 0, 0, Box.WHOLE, Box.WHOLE);

    @Autowired
    private CaseFileReader reader;

    @Autowired
    private PictureMaker pictures;

    @Test
    void aBoxIsBlackToItsEdgesAndTheRestIsAsItWas() {
        byte[] kept = reader.blackened(Pdfs.pages(1), boxes(new Box(1, 100, 50, 300, 100)))
                .content();
        BufferedImage page = drawn(kept, 0);
        assertThat(isBlack(page, 101, 51)).isTrue();
        assertThat(isBlack(page, 399, 149)).isTrue();
        assertThat(isBlack(page, 90, 100)).isFalse();
        assertThat(isBlack(page, 410, 100)).isFalse();
        assertThat(isBlack(page, 250, 160)).isFalse();
    }

    @Test
    void underABoxNothingIsLeftOfTheTextLayer() throws IOException {
        byte[] fir = Firs.page("FIR No. 417/2026, Police Station City", "Complainant: " + SECRET);
        assertThat(text(fir)).contains(SECRET);
        byte[] kept = reader.blackened(fir, boxes(new Box(1, 0, 0, 1, 1))).content();
        assertThat(text(kept)).isBlank();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "/Font", "Shazia");
    }

    @Test
    void neitherAttachmentsNorThumbnailsNorEarlierVersionsGoOn() throws IOException {
        byte[] fir = withThumbnail(Firs.page("Complainant: " + SECRET));
        byte[] later = updated(fir);
        assertThat(new String(later, StandardCharsets.ISO_8859_1)).contains("/Thumb", "/Prev");
        String kept = new String(reader.blackened(later, boxes(WHOLE_PAGE)).content(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("/Thumb", "/Prev", "/EmbeddedFile", "/Annots", "/Metadata", "/Author");
        assertThat(kept.split("%%EOF", -1)).hasSize(2);
        assertThat(new String(
                        reader.blackened(Pdfs.active(), boxes(WHOLE_PAGE)).content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("attached", "lawyer", "EmbeddedFile");
    }

    @Test
    void thePictureOfAScanIsPaintedItself() throws IOException {
        byte[] scan = Firs.scan(SECRET);
        byte[] kept = reader.blackened(scan, boxes(WHOLE_PAGE)).content();
        try (PDDocument document = Loader.loadPDF(kept)) {
            for (COSName name : document.getPage(0).getResources().getXObjectNames()) {
                var picture = (org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject)
                        document.getPage(0).getResources().getXObject(name);
                BufferedImage image = picture.getImage();
                assertThat(brightest(image)).isLessThan(8);
            }
        }
    }

    @Test
    void aPhotographIsPaintedAndStaysAPhotograph() {
        DisclosureFile kept = reader.blackened(Pictures.jpeg(600, 800), boxes(new Box(1, 0, 500, Box.WHOLE, 500)));
        assertThat(kept.type()).isEqualTo(DisclosureFile.Type.JPEG);
        BufferedImage picture = Pictures.read(kept.content());
        assertThat(isBlack(picture, 500, 800)).isTrue();
        assertThat(isBlack(picture, 500, 300)).isFalse();
    }

    @Test
    void aPageThatIsTurnedIsBlackWhereItIsSeen() throws IOException {
        byte[] turned;
        try (PDDocument document = Loader.loadPDF(Firs.page("Complainant: " + SECRET))) {
            document.getPage(0).setRotation(90);
            turned = saved(document);
        }
        Box proposed =
                reader.shown(turned, digits -> false).getFirst().proposed().getFirst();
        BufferedImage before =
                drawn(reader.blackened(turned, Blackening.nothing()).content(), 0);
        assertThat(before.getWidth()).isGreaterThan(before.getHeight());
        assertThat(inkOutside(before, proposed)).isLessThan(inkOutside(before, new Box(1, 0, 0, 1, 1)));
        assertThat(isBlack(
                        drawn(reader.blackened(turned, boxes(proposed)).content(), 0),
                        proposed.left() + proposed.width() / 2,
                        proposed.top() + proposed.height() / 2))
                .isTrue();
    }

    @Test
    void proposedIsWhoComplainsAndEveryNumberButTheSuspects() throws IOException {
        byte[] fir = Firs.page(
                "FIR No. 417/2026, Police Station City",
                "Name and residence of informer/complainant: " + SECRET,
                "Accused: Akbar Ali, CNIC 93520-1234567-1",
                "CNIC of the witness 93520-7654321-2, mobile 0399-1234567",
                "Offence under section 376 PPC");
        String left = leftBy(fir, "93520-1234567-1", "Akbar Ali");
        assertThat(left)
                .contains("417/2026", "Akbar Ali", "93520-1234567-1", "376 PPC")
                .doesNotContain(SECRET, "93520-7654321-2", "1234567\n", "0399");
    }

    @Test
    void whatStandsBeneathItsHeadingIsProposedToo() throws IOException {
        assertThat(leftBy(Firs.page("Informant:", SECRET + ", House 4", "Place: City")))
                .contains("Place: City")
                .doesNotContain("Shazia", "House 4");
    }

    @Test
    void whereNothingIsToBeBlackThoughPlacesWereProposedItIsSaidOfAllOfThem() throws IOException {
        byte[] fir = Firs.page("Name of informer/complainant: " + SECRET, "CNIC of the witness 93520-7654321-2");
        int proposed = reader.proposed(fir, digits -> false);
        assertThat(proposed)
                .isEqualTo(
                        reader.shown(fir, digits -> false).getFirst().proposed().size())
                .isPositive();
        refused("disclosure.black.proposed", () -> Blackening.checkAgainst(proposed, ""));
        refused("disclosure.black.proposed", () -> Blackening.checkAgainst(proposed, "" + (proposed - 1)));
        Blackening.checkAgainst(proposed, "" + proposed);
        Blackening.checkAgainst(0, "");
    }

    @Test
    void threeHundredBoxesAreTakenAndNotOneMore() {
        assertThat(Blackening.read(written(300), false).boxes()).hasSize(300);
        refused("disclosure.black.many", () -> Blackening.read(written(301), false));
    }

    @Test
    void eitherSomethingIsMarkedOrItIsSaidThatNothingIsToBe() {
        refused("disclosure.black.missing", () -> Blackening.read("\n", false));
        refused("disclosure.black.both", () -> Blackening.read("1,0,0,10,10", true));
        assertThat(Blackening.read("", true)).isEqualTo(Blackening.nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0,0,10,10",
                "1,0,0,0,10",
                "1,991,0,10,10",
                "1,0,1000,1,1",
                "1,-1,0,10,10",
                "1,0,0,10",
                "1,0,0,10,10,10",
                "1, 0, 0, 10, 10",
                "99999,0,0,1,1",
                "<svg>"
            })
    void aBoxThatLiesOnNoPageIsRefused(String written) {
        refused("disclosure.box", () -> Blackening.read(written, false));
    }

    @Test
    void aBoxMayReachToTheEdgesAndStandOnTheLastPage() {
        assertThat(Blackening.read("2,990,990,10,10", false).boxes()).containsExactly(new Box(2, 990, 990, 10, 10));
        assertThat(reader.blackened(Pdfs.pages(2), Blackening.read("2,990,990,10,10", false))
                        .pages())
                .isEqualTo(2);
        refused("disclosure.black.page", () -> reader.blackened(Pdfs.pages(2), Blackening.read("3,0,0,10,10", false)));
    }

    @Test
    void aPictureOfAKindThatIsNotDrawnRefusesTheFile() throws IOException {
        refused(
                "disclosure.file.picture",
                () -> reader.blackened(Firs.packedAs(COSName.JBIG2_DECODE), boxes(WHOLE_PAGE)));
        refused("disclosure.file.picture", () -> reader.shown(Firs.packedAs(COSName.JPX_DECODE), digits -> false));
    }

    @Test
    void aPageThatDrawsItselfWithoutEndIsRefused() throws IOException {
        // By a clock that is thirty times as fast, since a minute of drawing is a minute of a processor.
        CaseFileReader hurried = new CaseFileReader(pictures, reader.largest(), () -> 30 * System.nanoTime());
        refused("disclosure.file.slow", () -> hurried.blackened(Firs.nested(12, 30), Blackening.nothing()));
    }

    @Test
    void aPageWithoutASizeIsRefusedAndOneLikeARibbonToo() throws IOException {
        refused("disclosure.file.damaged", () -> reader.blackened(Firs.sized(0, 842), Blackening.nothing()));
        refused("disclosure.file.damaged", () -> reader.blackened(Firs.sized(0.1f, 842), Blackening.nothing()));
        assertThat(reader.blackened(Firs.sized(14_400, 14_400), Blackening.nothing())
                        .pages())
                .isOne();
    }

    /** What is left of a text layer without the words over which a box is proposed. */
    private String leftBy(byte[] fir, String... suspects) throws IOException {
        List<Box> proposed =
                reader.shown(fir, List.of(suspects)::contains).getFirst().proposed();
        try (PDDocument document = Loader.loadPDF(fir)) {
            TextPlaces.Page page = TextPlaces.of(
                    document, 0, ReadingLimit.of(fir.length, java.time.Duration.ofMinutes(1), System::nanoTime));
            return page.words().stream()
                    .filter(word -> proposed.stream().noneMatch(box -> covers(box, word.box())))
                    .map(word -> page.text().substring(word.begin(), word.end()))
                    .collect(Collectors.joining(" "));
        }
    }

    private static boolean covers(Box box, Box word) {
        int x = word.left() + word.width() / 2;
        int y = word.top() + word.height() / 2;
        return x >= box.left() && x <= box.left() + box.width() && y >= box.top() && y <= box.top() + box.height();
    }

    private static Blackening boxes(Box... boxes) {
        return new Blackening(List.of(boxes));
    }

    private static String written(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> new Box(1, at, at, 10, 10).written())
                .collect(Collectors.joining("\n"));
    }

    private static void refused(String code, Work work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** What is to be refused. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static BufferedImage drawn(byte[] pdf, int page) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, 100);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** @param x in thousandths, as {@code y} */
    private static boolean isBlack(BufferedImage page, int x, int y) {
        int colour = page.getRGB(x * page.getWidth() / Box.WHOLE, y * page.getHeight() / Box.WHOLE);
        return (colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF) < 60;
    }

    private static int brightest(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()) >> 8 & 0xFF)
                .max()
                .orElseThrow();
    }

    private static long inkOutside(BufferedImage page, Box box) {
        long ink = 0;
        for (int x = 0; x < page.getWidth(); x++) {
            for (int y = 0; y < page.getHeight(); y++) {
                int atX = x * Box.WHOLE / page.getWidth();
                int atY = y * Box.WHOLE / page.getHeight();
                boolean isInside = atX >= box.left()
                        && atX <= box.left() + box.width()
                        && atY >= box.top()
                        && atY <= box.top() + box.height();
                if (!isInside && (page.getRGB(x, y) & 0xFF) < 128) {
                    ink++;
                }
            }
        }
        return ink;
    }

    private static byte[] withThumbnail(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            page.getCOSObject()
                    .setItem(
                            COSName.getPDFName("Thumb"),
                            new PDStream(document, new ByteArrayInputStream(SECRET.getBytes(StandardCharsets.UTF_8))));
            return saved(document);
        }
    }

    private static byte[] updated(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getPage(0).setRotation(0);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.saveIncremental(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }
}
