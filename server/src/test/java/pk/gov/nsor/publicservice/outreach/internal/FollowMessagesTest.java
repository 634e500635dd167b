package pk.gov.nsor.publicservice.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** Every answer about every area that there is fits its parts, in each language. */
@Tag("register")
class FollowMessagesTest {

    private static final DatabaseAccess ACCESS = TestDatabase.migrated().application();
    private static final SingleConnectionDataSource CONNECTION =
            new SingleConnectionDataSource(ACCESS.url(), ACCESS.user(), ACCESS.password(), true);
    private static final JdbcClient JDBC = RecordClient.of(CONNECTION);
    private static final AreaNames NAMES = AreaNames.reading(JDBC, new TestClock());
    private static final List<String> WORDS = JDBC.sql("""
                    select name_en from reference.district union select name_ur from reference.district
                    union select alias from reference.district_alias union select name_en from reference.tehsil
                    """).query(String.class).list();

    private final FollowMessages wording = new FollowMessages(NAMES);

    @AfterAll
    static void close() {
        CONNECTION.close();
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void everyDistrictAndTehsil(TextLanguage language) {
        Set<Area> areas = areas();
        assertThat(areas).hasSizeGreaterThan(700);
        for (Area area : areas) {
            fits(language, wording.ask(language, area, "4821"));
            fits(language, wording.follows(language, area));
            assertThat(wording.ask(language, area, "4821")).contains("4821");
        }
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void everyWordThatMeansSeveralAreasIsAnsweredWithNamesThatMeanOne(TextLanguage language) {
        int several = 0;
        for (String word : WORDS) {
            if (NAMES.find(word) instanceof AreaMeaning.Several(String written, List<Area> areas)) {
                several++;
                String text = wording.which(language, written, areas);
                fits(language, text);
                namesMeanOne(text);
            }
        }
        assertThat(several).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void everySuggestionForANameThatIsMisspelt(TextLanguage language) {
        Random random = new Random(5);
        int suggested = 0;
        for (int i = 0; i < 800; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            StringBuilder wrong = new StringBuilder(word);
            wrong.setCharAt(random.nextInt(wrong.length()), word.charAt(random.nextInt(word.length())));
            if (NAMES.find(wrong.toString()) instanceof AreaMeaning.Unknown(List<Area> nearest) && !nearest.isEmpty()) {
                suggested++;
                fits(language, wording.nearest(language, nearest));
                namesMeanOne(wording.nearest(language, nearest));
            }
        }
        assertThat(suggested).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void everyOtherText(TextLanguage language) {
        List.of(
                        wording.follows(language),
                        wording.stopped(language),
                        wording.wrong(language),
                        wording.usedUp(language),
                        wording.limit(language),
                        wording.how(language),
                        wording.unknown(language))
                .forEach(text -> fits(language, text));
    }

    /** The names stand behind the last colon, or behind "one of". */
    private static void namesMeanOne(String text) {
        String names = text.substring(Math.max(text.lastIndexOf(": "), text.lastIndexOf("one of ") + 5) + 2)
                .replaceAll("[?؟]$", "");
        List<String> choices = Arrays.asList(names.split("[,،] "));
        assertThat(choices).as(text).doesNotHaveDuplicates();
        assertThat(choices)
                .allSatisfy(name -> assertThat(NAMES.find(name)).as(text).isInstanceOf(AreaMeaning.Known.class));
    }

    private static Set<Area> areas() {
        Set<Area> areas = new HashSet<>();
        JDBC.sql("select code from reference.district union select code from reference.tehsil")
                .query(String.class)
                .list()
                .forEach(code -> NAMES.byCode(code).ifPresent(areas::add));
        return areas;
    }

    private static void fits(TextLanguage language, String text) {
        boolean isUrdu = language == TextLanguage.URDU;
        MessageParts message = MessageParts.of(text);
        assertThat(message.dataCoding()).as(text).isEqualTo((byte) (isUrdu ? 8 : 0));
        assertThat(message.parts()).as(text).hasSizeLessThanOrEqualTo(isUrdu ? 2 : 1);
        assertThat(text).doesNotContain("{");
    }
}
