package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.publicservice.enquiry.internal.EnquiryFixture;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.release.Band;

/** Every answer about every area that there is fits its parts, in each language. */
class AreaMessagesTest {

    private static final EnquiryFixture DESK = new EnquiryFixture();
    private static final AreaNames NAMES = AreaNames.reading(DESK.jdbc, DESK.clock);
    private static final List<String> WORDS =
            DESK.jdbc.sql("""
                    select name_en from reference.district union select name_ur from reference.district
                    union select alias from reference.district_alias union select name_en from reference.tehsil
                    """).query(String.class).list();
    private static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2026, 9), YearMonth.of(2026, 10), YearMonth.of(2027, 2));

    private final AreaMessages wording = new AreaMessages();

    @AfterAll
    static void close() {
        DESK.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyBandOfEveryDistrictAndTehsil(Language language) {
        Set<Area> areas = areas();
        assertThat(areas).hasSizeGreaterThan(700);
        for (Area area : areas) {
            for (Band band : Band.values()) {
                for (YearMonth month : MONTHS) {
                    fits(language, wording.told(language, area, month, band));
                    if (area.tehsil() != null) {
                        fits(language, wording.toldWith(language, area, month, band));
                    }
                }
            }
            fits(language, wording.notYet(language, area));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyWordThatMeansSeveralAreasWithEachOfThemToldApart(Language language) {
        int several = 0;
        for (String word : WORDS) {
            if (NAMES.find(word) instanceof AreaMeaning.Several(String written, List<Area> areas)) {
                several++;
                String text = wording.which(language, written, areas);
                fits(language, text);
                List<String> choices =
                        List.of(text.substring(text.lastIndexOf("1 ")).split("[,،] [0-9] ?"));
                assertThat(choices).as(text).hasSameSizeAs(areas).doesNotHaveDuplicates();
            }
        }
        assertThat(several).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySuggestionForANameThatIsMisspelt(Language language) {
        Random random = new Random(5);
        int suggested = 0;
        for (int i = 0; i < 1500; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            StringBuilder wrong = new StringBuilder(word);
            for (int j = 0; j < 1 + random.nextInt(2); j++) {
                wrong.setCharAt(random.nextInt(wrong.length()), word.charAt(random.nextInt(word.length())));
            }
            if (NAMES.find(wrong.toString()) instanceof AreaMeaning.Unknown(List<Area> nearest) && !nearest.isEmpty()) {
                suggested++;
                fits(language, wording.which(language, "", nearest));
            }
        }
        assertThat(suggested).isGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyOtherText(Language language) {
        for (String text : List.of(wording.unknown(language), wording.how(language), wording.closed(language))) {
            fits(language, text);
        }
    }

    private static Set<Area> areas() {
        List<String> codes = new ArrayList<>(DESK.jdbc
                .sql("select code from reference.district union select code from reference.tehsil")
                .query(String.class)
                .list());
        Set<Area> areas = new HashSet<>();
        codes.forEach(code -> NAMES.byCode(code).ifPresent(areas::add));
        return areas;
    }

    private static void fits(Language language, String text) {
        MessageParts message = MessageParts.of(text);
        assertThat(message.dataCoding()).as(text).isEqualTo((byte) (language == Language.URDU ? 8 : 0));
        assertThat(message.parts()).as(text).hasSizeLessThanOrEqualTo(language == Language.URDU ? 2 : 1);
        assertThat(text).doesNotContain("{");
    }
}
