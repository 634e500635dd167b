package pk.gov.nsor.publicservice.disclosure.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pk.gov.nsor.testing.Pictures.bytes;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;

/** What officers send with a request is a PDF or a picture and nothing else; every refusal says what is wrong. */
@RegisterTest
class CaseFileReaderTest {

    @Autowired
    private CaseFileReader reader;

    @Test
    void aPdfIsKeptWithItsPages() {
        DisclosureFile kept = reader.read(Pdfs.pages(3));
        assertThat(kept.type()).isEqualTo(DisclosureFile.Type.PDF);
        assertThat(kept.pages()).isEqualTo(3);
        assertThat(Pdfs.pagesOf(kept.content())).isEqualTo(3);
        assertThat(Pdfs.drawn(kept.content())).contains("100 100 200 200 re");
    }

    @Test
    void whatAPdfWouldDoDoesNotGoOnAndWhatItShowsDoes() {
        byte[] sent = Pdfs.active();
        List<String> active =
                List.of("JavaScript", "Launch", "EmbeddedFile", "OpenAction", "attached", "lawyer", "Annots");
        assertThat(text(sent)).contains(active);
        byte[] kept = reader.read(sent).content();
        assertThat(text(kept)).doesNotContain(active);
        assertThat(Pdfs.pagesOf(kept)).isEqualTo(2);
    }

    @Test
    void whatWasTypedIntoAFormBecomesPartOfItsPage() {
        byte[] sent = Pdfs.filledIn();
        assertThat(text(sent)).contains("AcroForm", "Widget", "11 12 13 14 re f");
        byte[] kept = reader.read(sent).content();
        assertThat(text(kept)).contains("11 12 13 14 re f").doesNotContain("AcroForm", "Widget");
        assertThat(Pdfs.drawn(kept)).contains(" Do");
    }

    @Test
    void thirtyPagesAreTakenAndNotOneMore() {
        assertThat(reader.read(Pdfs.pages(30)).pages()).isEqualTo(30);
        refused("disclosure.file.pages", Pdfs.pages(31));
        refused("disclosure.file.pages", Pdfs.pages(200));
    }

    @Test
    void anEncryptedPdfIsRefusedAlsoWhereItsPasswordIsEmpty() {
        refused("disclosure.file.encrypted", Pdfs.encrypted("secret"));
        refused("disclosure.file.encrypted", Pdfs.encrypted(""));
    }

    @Test
    void aPartMayUnpackToFiftyMegabytesAndNoFurther() {
        assertThat(reader.read(flate((int) PdfScan.MOST_OF_ONE)).pages()).isOne();
        refused("disclosure.file.bomb", flate((int) PdfScan.MOST_OF_ONE + 1));
    }

    @Test
    void manyPartsMayUnpackToTwoHundredMegabytesTogether() {
        byte[] bomb = flate(40 << 20);
        refused("disclosure.file.bomb", Pictures.together(bomb, bomb, bomb, bomb, bomb, bomb));
        byte[] most = Pictures.together(bomb, bomb, bomb, bomb, bomb);
        PdfScan.check(most, ReadingLimit.of(most.length, Duration.ofMinutes(1), () -> 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[/FlateDecode /FlateDecode]",
                "[ /ASCIIHexDecode /Fl ]",
                "/LZWDecode",
                "/L#5AW",
                "[/RunLengthDecode]",
                "5 0 R",
                "[/FlateDecode 5 0 R]",
                "% a comment\n/LZWDecode"
            })
    void whatIsPackedTwiceOrWithoutALimitIsRefused(String filter) {
        refused("disclosure.file.packing", Pdfs.packed(filter, Pictures.deflated(new byte[100])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FlateDecode", "[/FlateDecode]", "[ /FlateDecode /DCTDecode ]", "/CCITTFaxDecode"})
    void theWaysOfScannersAreTaken(String filter) {
        assertThat(reader.read(Pdfs.packed(filter, Pictures.deflated(new byte[100])))
                        .pages())
                .isOne();
    }

    @Test
    void aRowThatIsTooWideToBeAPageIsRefused() {
        byte[] contents = Pictures.deflated(new byte[100]);
        String parameters = "/FlateDecode /DecodeParms << /Predictor 12 /Columns %s >>";
        assertThat(reader.read(Pdfs.packed(parameters.formatted("100000"), contents))
                        .pages())
                .isOne();
        refused("disclosure.file.packing", Pdfs.packed(parameters.formatted("100001"), contents));
        refused("disclosure.file.packing", Pdfs.packed(parameters.formatted("99999999999999"), contents));
    }

    @Test
    void aFileWhoseEachPlaceAsksToLookToItsEndIsRefused() {
        refused("disclosure.file.packing", bytes("%PDF-1.7\n" + "/Filter%".repeat(150_000)));
        refused("disclosure.file.packing", bytes("%PDF-1.7\n" + "/Filter[/A%/Filter[\n/A%".repeat(50_000)));
    }

    @Test
    void betweenANameAndWhatItStandsForThereMayBeSomeBlanksAndNotMany() {
        byte[] contents = Pictures.deflated(new byte[100]);
        assertThat(reader.read(Pdfs.packed(" ".repeat(250) + "/FlateDecode", contents))
                        .pages())
                .isOne();
        refused("disclosure.file.packing", Pdfs.packed(" ".repeat(260) + "/FlateDecode", contents));
        String chain = "/A".repeat(7);
        assertThat(reader.read(Pdfs.packed("[" + chain + "/A]", contents)).pages())
                .isOne();
        refused("disclosure.file.packing", Pdfs.packed("[" + chain + "/A/A]", contents));
    }

    @Test
    void aSizeThatStandsSomewhereElseIsRefused() {
        byte[] contents = Pictures.deflated(new byte[100]);
        refused("disclosure.file.packing", Pdfs.packed("/CCITTFaxDecode /DecodeParms << /Columns 5 0 R >>", contents));
        refused("disclosure.file.packing", Pdfs.packed("/CCITTFaxDecode /DecodeParms << /Rows 20001 >>", contents));
        assertThat(reader.read(Pdfs.packed("/CCITTFaxDecode /DecodeParms << /Rows 20000 /K -1 >>", contents))
                        .pages())
                .isOne();
    }

    @Test
    void aBombBehindBlanksAfterItsWordIsFound() {
        byte[] bomb = flate((int) PdfScan.MOST_OF_ONE + 1);
        String written = text(bomb).replaceFirst("\nstream\n", "\nstream   \n");
        refused("disclosure.file.bomb", bytes(written));
    }

    @Test
    void aPictureIsDrawnAnewAtASizeAtWhichItCanBeRead() {
        DisclosureFile kept = reader.read(Pictures.held(Pictures.jpeg(3000, 4000), 1, "where it was taken"));
        assertThat(kept.type()).isEqualTo(DisclosureFile.Type.JPEG);
        assertThat(kept.pages()).isOne();
        assertThat(text(kept.content())).doesNotContain("where it was taken");
        BufferedImage picture = Pictures.read(kept.content());
        assertThat(picture.getHeight()).isEqualTo(2400);
        assertThat(reader.read(Pictures.png(600, 800)).type()).isEqualTo(DisclosureFile.Type.JPEG);
    }

    @Test
    void aPictureBombIsRefusedBeforeItIsDecoded() {
        refused("disclosure.file.pixels", Pictures.bomb(30_000, 30_000));
        refused("disclosure.file.small", Pictures.png(150, 199));
        refused("disclosure.file.narrow", Pictures.png(200, 801));
        assertThat(reader.read(Pictures.png(200, 800)).pages()).isOne();
    }

    @Test
    void aPictureWithinAPdfHasNoMorePixelsThanOneBesideIt() {
        String size = "/FlateDecode /Subtype /Image /Width %s /Height %s";
        assertThat(reader.read(Pdfs.packed(size.formatted(5000, 8000), Pictures.deflated(new byte[9])))
                        .pages())
                .isOne();
        refused("disclosure.file.pixels", Pdfs.packed(size.formatted(5001, 8000), Pictures.deflated(new byte[9])));
    }

    @Test
    void whatIsNoPageOfPaperIsNamedForWhatItIs() {
        Map.of(
                        "disclosure.file.program", "MZ\u0090 named fir.pdf",
                        "disclosure.file.archive", "PK\u0003\u0004 word/document.xml",
                        "disclosure.file.type", "<html><script>alert(1)</script>",
                        "disclosure.file.damaged", "%PDF-1.7 and nothing behind it")
                .forEach((code, file) -> refused(code, bytes(file)));
        refused("disclosure.file.program", bytes("\u007fELF and so on"));
        refused("disclosure.file.program", bytes("#!/bin/sh\nrm"));
        refused("disclosure.file.type", new byte[0]);
        byte[] whole = Pdfs.pages(2);
        refused("disclosure.file.damaged", Arrays.copyOf(whole, 60));
    }

    @Test
    void aFileHasAtMostEightMegabytes() {
        byte[] pdf = Pdfs.pages(1);
        int most = 8 << 20;
        assertThat(reader.read(Arrays.copyOf(pdf, most)).pages()).isOne();
        refused("disclosure.file.too-large", Arrays.copyOf(pdf, most + 1));
    }

    private static byte[] flate(int unpacked) {
        return Pdfs.packed("/FlateDecode", Pictures.deflated(new byte[unpacked]));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private void refused(String code, byte[] file) {
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
