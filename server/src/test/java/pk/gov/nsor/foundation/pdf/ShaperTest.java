package pk.gov.nsor.foundation.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.Bidi;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShaperTest {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final int LEFTWARDS = Bidi.DIRECTION_RIGHT_TO_LEFT;

    @ParameterizedTest
    @EnumSource(names = {"NASKH", "NASKH_BOLD", "NASTALIQ"})
    void lettersAreJoinedAsTheJdksTextLayoutJoinsThem(FontFace face) {
        var style = new Style(FontFace.LATIN, face, 12f, 20f);
        var joined = new Shaper(style).line("متاثرہ", LEFTWARDS);
        var apart = new Shaper(style).line("م ت ا ث ر ہ", LEFTWARDS);

        assertThat(joined.width())
                .isCloseTo(new TextLayout("متاثرہ", face.font(12f), EXACT).getAdvance(), within(0.01f));
        int[] glyphs = joined.runs().getFirst().glyphs();
        assertThat(apart.runs().getFirst().glyphs())
                .as("the first letter, which joins the next one and is drawn last")
                .doesNotContain(glyphs[glyphs.length - 1]);
        assertThat(joined.width())
                .isLessThan(apart.width()
                        - 5 * new Shaper(style).line(" ", LEFTWARDS).width());
    }

    @Test
    void nastaliqGoesDownAlongAWord() {
        var heights = new Shaper(Style.prose(true))
                .line("تحقیقات", LEFTWARDS)
                .runs()
                .getFirst()
                .y();

        assertThat(heights[heights.length - 1]).isLessThan(-1f);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    شناختی کارڈ 91234-1234567-1 ہے      | 91234-1234567-1
                    تاریخ 24-11-2026 کو                 | 24-11-2026
                    فون +92 300 1234567 پر              | +92 300 1234567
                    مکان 15-A میں                       | 15-A
                    مقدمہ FIR 12-3/2026 درج             | FIR 12-3/2026
                    ویب https://nsor.gov.pk/x-1 پر      | https://nsor.gov.pk/x-1
                    ایکٹ Anti-Rape (Trial) Act 2021 ہے  | Anti-Rape (Trial) Act 2021
                    24 نومبر                            | 24
                    """)
    void whatIsLatinOrANumberStandsFromLeftToRightWithinUrdu(String text, String kept) {
        var line = new Shaper(Style.FACT).line(text, LEFTWARDS);

        assertThat(latin(line)).isEqualTo(kept.replace(" ", ""));
        assertThat(line.text()).isEqualTo(text);
    }

    @Test
    void urduStandsAfterTheLatinThatItFollowsInALineFromLeftToRight() {
        var line = new Shaper(Style.FACT).line("Aslam اسلم", Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);

        assertThat(line.runs().getFirst().face()).isEqualTo(FontFace.LATIN);
        assertThat(line.runs().getLast().face()).isEqualTo(FontFace.NASKH);
    }

    @Test
    void aBracketOpensTowardsWhatItHolds() {
        var inUrdu = new Shaper(Style.FACT).line("الف (ب) ج", LEFTWARDS);

        assertThat(latin(inUrdu)).isEqualTo("()");
    }

    @Test
    void linesAreBrokenBetweenWordsAndAWordThatIsTooLongWithinIt() {
        var shaper = new Shaper(Style.FACT);

        var lines = shaper.lines(
                "One two three\nfour " + "x".repeat(60), Bidi.DIRECTION_LEFT_TO_RIGHT, 60f, Locale.ENGLISH);

        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(60f));
        assertThat(lines.stream().map(Line::text).limit(3)).containsExactly("One two", "three", "four");
        assertThat(lines.stream().skip(3).map(Line::text).collect(Collectors.joining()))
                .isEqualTo("x".repeat(60));
    }

    @Test
    void marksThatTurnTheDirectionOfOthersAndControlsAreLeftOut() {
        var line = new Shaper(Style.FACT).line("A\u202eB\u0007C\u2066D", Bidi.DIRECTION_LEFT_TO_RIGHT);

        assertThat(line.text()).isEqualTo("AB CD");
    }

    @Test
    void aCharacterOfNoFontIsABoxAndKeepsItsText() {
        var line = new Shaper(Style.FACT).line("A漢", Bidi.DIRECTION_LEFT_TO_RIGHT);

        assertThat(line.text()).isEqualTo("A漢");
        assertThat(line.runs().getFirst().glyphs()).endsWith(0);
    }

    @Test
    void aFontThatIsCutOffOrOfAnotherFormIsRefused() throws IOException {
        byte[] font;
        try (var file = getClass().getResourceAsStream("/paper/fonts/noto-naskh-arabic-latin-400-normal.woff")) {
            font = file.readAllBytes();
        }
        assertThat(WebFont.unpack(font)).startsWith(0, 1, 0, 0);
        assertThatThrownBy(() -> WebFont.unpack(Arrays.copyOf(font, font.length / 2)))
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> WebFont.unpack(new byte[] {'w', 'O', 'F', '2'}))
                .hasMessageContaining("no WOFF");
    }

    /** What a slim server is: fontconfig finds no font, and the JDK refuses every font unless it is helped. */
    @Test
    void needsNoFontOfTheMachine() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("no-fonts");
        var settings = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        var slim = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ShaperTest.class.getName());
        slim.environment().putAll(Map.of("FONTCONFIG_FILE", settings.toString()));
        var process = slim.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("glyphs " + Arrays.toString(joined()));
    }

    public static void main(String[] arguments) {
        System.out.println("glyphs " + Arrays.toString(joined()));
    }

    private static int[] joined() {
        return new Shaper(Style.prose(true))
                .line("متاثرہ", LEFTWARDS)
                .runs()
                .getFirst()
                .glyphs();
    }

    /** What of a line is drawn in the Latin face, from left to right, without spaces. */
    private static String latin(Line line) {
        var text = new StringBuilder();
        for (var run : line.runs()) {
            if (run.face() == FontFace.LATIN) {
                for (var glyph : run.glyphs()) {
                    text.append(character(glyph));
                }
            }
        }
        return text.toString().replace(" ", "");
    }

    /** Some signs have a glyph of their own beside Latin letters. */
    private static char character(int glyph) {
        var font = FontFace.LATIN.font(10f);
        for (var character = ' '; character <= '~'; character++) {
            var alone = new char[] {character};
            var beside = new char[] {'a', character, 'a'};
            if (font.layoutGlyphVector(EXACT, alone, 0, 1, Font.LAYOUT_LEFT_TO_RIGHT)
                                    .getGlyphCode(0)
                            == glyph
                    || font.layoutGlyphVector(EXACT, beside, 0, 3, Font.LAYOUT_LEFT_TO_RIGHT)
                                    .getGlyphCode(1)
                            == glyph) {
                return character;
            }
        }
        return '?';
    }
}
