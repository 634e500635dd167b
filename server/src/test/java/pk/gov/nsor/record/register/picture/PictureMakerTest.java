package pk.gov.nsor.record.register.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pk.gov.nsor.testing.Pictures.bytes;
import static pk.gov.nsor.testing.Pictures.together;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Pictures;

class PictureMakerTest {

    private final PictureMaker maker = new PictureMaker(DataSize.ofKilobytes(600));

    @Test
    void aPhotographIsMadeSmallerAndKeepsItsShape() {
        PictureMaker.Pictures made = maker.read(Pictures.jpeg(3000, 2000));
        assertSize(made.large(), 1200, 800);
        assertSize(made.small(), 240, 160);
    }

    @Test
    void aSmallPhotographIsNotMadeLarger() {
        PictureMaker.Pictures made = maker.read(Pictures.png(300, 400));
        assertSize(made.large(), 300, 400);
        assertSize(made.small(), 180, 240);
    }

    @Test
    void whatIsMadeIsAlwaysAJpeg() {
        assertThat(maker.read(Pictures.png(300, 300)).large()).startsWith(0xFF, 0xD8, 0xFF);
    }

    /** Where the red half comes to lie: above, below, left, right, by how the camera was held. */
    @ParameterizedTest
    @CsvSource({"1,left", "2,right", "3,right", "4,left", "5,above", "6,above", "7,below", "8,below"})
    void aPhotographIsTurnedAsTheCameraWasHeld(int orientation, String red) {
        BufferedImage made = Pictures.read(maker.read(Pictures.held(Pictures.jpeg(800, 400), orientation, "x"))
                .large());
        assertThat(made.getWidth()).isEqualTo(orientation >= 5 ? 400 : 800);
        assertThat(made.getHeight()).isEqualTo(orientation >= 5 ? 800 : 400);
        String where = switch (red) {
            case "left" -> half(made, 0.25, 0.5);
            case "right" -> half(made, 0.75, 0.5);
            case "above" -> half(made, 0.5, 0.25);
            default -> half(made, 0.5, 0.75);
        };
        assertThat(where).isEqualTo("red");
    }

    @Test
    void nothingOfTheFileGoesOnButThePicture() {
        byte[] secret = bytes("31.5204N 74.3587E iPhone of Nadeem");
        byte[] file = Pictures.held(Pictures.jpeg(400, 400), 1, new String(secret, StandardCharsets.ISO_8859_1));
        file = Pictures.segment(file, 0xFE, secret);
        file = Pictures.segment(file, 0xE2, together(bytes("ICC_PROFILE\0"), secret));
        file = together(file, secret);
        PictureMaker.Pictures made = maker.read(file);
        for (byte[] picture : new byte[][] {made.large(), made.small()}) {
            String text = new String(picture, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("31.5204N", "iPhone", "Exif", "ICC_PROFILE");
        }
    }

    @Test
    void whatLiesBehindAPictureIsLeftAndASecondPictureToo() {
        byte[] file = together(Pictures.jpeg(400, 300), Pictures.jpeg(500, 500));
        assertSize(maker.read(file).large(), 400, 300);
    }

    @Test
    void theSmallestSideIs200Pixels() {
        assertSize(maker.read(Pictures.jpeg(200, 300)).large(), 200, 300);
        assertRefused("photograph.too-small", Pictures.jpeg(199, 300));
        assertRefused("photograph.too-small", Pictures.png(300, 199));
    }

    @Test
    void thereAreAtMost40MillionPixelsAndTheHeaderTellsBeforeAnythingIsDecoded() {
        assertSize(maker.read(Pictures.png(8000, 5000)).large(), 1200, 750);
        assertRefused("photograph.pixels", Pictures.bomb(8000, 5001));
        assertRefused("photograph.pixels", Pictures.bomb(100_000, 100_000));
    }

    @Test
    void aStripIsNoPhotograph() {
        assertSize(maker.read(Pictures.png(800, 200)).large(), 800, 200);
        assertRefused("photograph.narrow", Pictures.png(801, 200));
    }

    @Test
    void theLargestFileIsTakenAndOneByteMoreIsNot() {
        byte[] picture = Pictures.jpeg(400, 400);
        int largest = 600 * 1024;
        assertSize(maker.read(Arrays.copyOf(picture, largest)).large(), 400, 400);
        assertRefused("photograph.too-large", Arrays.copyOf(picture, largest + 1));
    }

    @Test
    void whatIsNoJpegOrPngIsRefusedWhateverItIs() {
        for (String file : new String[] {
            "", "%PDF-1.7 and so on", "<svg xmlns='http://www.w3.org/2000/svg'/>", "PK\3\4 a packed file",
            "GIF89a and so on", "RIFF....WEBPVP8 ", "<!DOCTYPE html><script>alert(1)</script>", "\u00ff\u00d8"
        }) {
            assertRefused("photograph.type", bytes(file));
        }
        assertRefused("photograph.type", together(bytes("%PDF-1.7"), Pictures.jpeg(400, 400)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<!DOCTYPE html>", "%PDF-1.7", "<IFRAME src=x>", "<?php"})
    void aPictureThatIsSomethingElseTooIsRefused(String hidden) {
        assertRefused("photograph.mixed", Pictures.segment(Pictures.jpeg(400, 400), 0xFE, bytes(hidden)));
        assertRefused("photograph.mixed", together(Pictures.jpeg(400, 400), bytes(hidden)));
        assertRefused("photograph.mixed", Pictures.chunk(Pictures.png(400, 400), "tEXt", bytes("a\0" + hidden)));
    }

    @Test
    void aPictureThatMovesIsRefused() {
        assertRefused("photograph.moving", Pictures.chunk(Pictures.png(400, 400), "acTL", new byte[8]));
    }

    /** Wherever a file is cut, there is an answer, and never half a picture. */
    @Test
    void aPictureThatIsCutOffIsRefused() {
        for (byte[] whole : new byte[][] {Pictures.jpeg(400, 400), Pictures.png(400, 400)}) {
            for (int length = 3; length < whole.length - 2; length += 1 + whole.length / 200) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> maker.read(cut))
                        .as("%s of %s bytes", length, whole.length)
                        .isInstanceOf(InvalidValueException.class);
            }
        }
        byte[] jpeg = Pictures.jpeg(400, 400);
        byte[] ended = together(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {(byte) 0xFF, (byte) 0xD9});
        assertRefused("photograph.damaged", ended);
    }

    /** Whatever byte is changed, there is a picture or a refusal, and nothing else. */
    @Test
    void aPictureThatIsDamagedIsAPictureOrRefused() {
        for (byte[] whole : new byte[][] {Pictures.jpeg(200, 200), Pictures.png(200, 200)}) {
            for (int at = 0; at < whole.length; at += 1 + whole.length / 300) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) 0x55;
                try {
                    assertThat(maker.read(damaged).large()).startsWith(0xFF, 0xD8);
                } catch (InvalidValueException refused) {
                    assertThat(refused.code()).startsWith("photograph.");
                }
            }
        }
    }

    /** Texts of a PNG are packed; unpacked, these are half a gigabyte. */
    @Test
    void aPackedTextIsNotUnpacked() {
        byte[] packed = together(bytes("a\0\0"), Pictures.deflated(new byte[64 << 20]));
        byte[] file = Pictures.png(400, 400);
        for (int i = 0; i < 8; i++) {
            file = Pictures.chunk(file, "zTXt", packed);
        }
        assertSize(maker.read(file).large(), 400, 400);
    }

    @Test
    void aJpegOfManyScansIsRefused() {
        byte[] jpeg = Pictures.jpeg(400, 400);
        int scan = 0;
        while ((jpeg[scan] & 0xFF) != 0xFF || (jpeg[scan + 1] & 0xFF) != 0xDA) {
            scan++;
        }
        byte[] once = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[] file = Arrays.copyOf(jpeg, scan);
        for (int i = 0; i < 65; i++) {
            file = together(file, once);
        }
        assertRefused("photograph.damaged", together(file, new byte[] {(byte) 0xFF, (byte) 0xD9}));
    }

    private void assertRefused(String code, byte[] file) {
        assertThatThrownBy(() -> maker.read(file))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void assertSize(byte[] jpeg, int width, int height) {
        BufferedImage image = Pictures.read(jpeg);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static String half(BufferedImage image, double x, double y) {
        Color color = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        return color.getRed() > color.getBlue() ? "red" : "blue";
    }
}
