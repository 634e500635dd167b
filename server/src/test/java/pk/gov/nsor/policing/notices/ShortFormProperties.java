package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever is texted. */
class ShortFormProperties {

    @Property(tries = 5000)
    void anyTextIsReadOrNotAndWhatIsKeptIsOneShortLine(@ForAll @StringLength(max = 1000) String text) {
        for (String tried : List.of(text, "PATA " + text, "سفر " + text)) {
            ShortForm.read(tried).ifPresent(read -> {
                assertThat(read.said()).hasSizeLessThanOrEqualTo(ShortForm.LONGEST);
                assertThat(read.said().codePoints()).noneMatch(Character::isISOControl);
                assertThat(read.said()).doesNotContain("\u202E", "\u200F");
                assertThat(read.place()).isNotNull();
                read.days().ifPresent(days -> assertThat(days).isBetween(1, 999));
            });
        }
    }

    @Property
    void daysAreReadInThreeScripts(@ForAll @IntRange(min = 1, max = 999) int days) {
        for (int zero : List.of((int) '0', 0x06F0, 0x0660)) {
            StringBuilder digits = new StringBuilder();
            Integer.toString(days).chars().forEach(digit -> digits.appendCodePoint(digit - '0' + zero));
            ShortForm read = ShortForm.read("SAFAR Lahore " + digits + " din").orElseThrow();
            assertThat(read.days()).hasValue(days);
            assertThat(read.place()).isEqualTo("Lahore");
        }
    }

    @Property
    void theCaseOfAWordAndWhatStandsAroundItDoNotMatter(@ForAll @IntRange(max = 31) int upper) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            char letter = "pata".charAt(i);
            word.append((upper >> i & 1) == 1 ? Character.toUpperCase(letter) : letter);
        }
        assertThat(ShortForm.read("  " + word + ":  House 3 ")).contains(new ShortForm(Announced.ADDRESS, "House 3"));
    }

    @Test
    void eachWordMeansTheSameInAllThreeLanguages() {
        Map.of(
                        Announced.NAME, List.of("name", "naam", "نام"),
                        Announced.ADDRESS, List.of("ADDRESS", "pata", "پتہ", "پته"),
                        Announced.PHONE, List.of("Phone", "fon", "فون"),
                        Announced.WORK, List.of("work", "kaam", "کام", "كام"),
                        Announced.HOUSEHOLD, List.of("child", "bacha", "بچہ"),
                        Announced.VEHICLE, List.of("car", "gari", "گاڑی"),
                        Announced.ONLINE_IDENTITY, List.of("online", "آنلائن"),
                        Announced.GOING, List.of("going", "safar", "سفر"),
                        Announced.BACK, List.of("back", "wapsi", "واپسی", "واپسي"))
                .forEach((about, words) -> words.forEach(
                        word -> assertThat(ShortForm.read(word)).as(word).contains(new ShortForm(about, ""))));
        assertThat(ShortForm.read("مدد")).contains(new ShortForm(null, ""));
    }

    @Test
    void aWordThatOnlyBeginsLikeOneIsNone() {
        for (String text : List.of("", "   ", "addressed", "pataka", "hello", "12 name", "9110112345671")) {
            assertThat(ShortForm.read(text)).as(text).isEmpty();
        }
    }
}
