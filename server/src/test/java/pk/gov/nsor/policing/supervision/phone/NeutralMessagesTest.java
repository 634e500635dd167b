package pk.gov.nsor.policing.supervision.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.testing.RegisterTest;

/** Every text of the neutral sender, for every station, in the longest form. */
@RegisterTest
class NeutralMessagesTest {

    private static final LocalDate LONGEST_DAY = LocalDate.of(2026, 9, 30);

    /** What would tell somebody who looks over a shoulder what it is about. */
    private static final List<String> TELLING = List.of(
            "regist", "offen", "sex", "crim", "convict", "nsor", "duty", "duties", "رجسٹر", "جنسی", "مجرم", "جرم",
            "سزا", "mujrim", "jinsi", "saza", "jurm");

    @Autowired
    private NeutralMessages wording;

    @Autowired
    private PoliceStations stations;

    @Test
    void everyTextFitsAndTellsNothingInEachLanguage() {
        assertThat(stations.all()).isNotEmpty();
        for (TextLanguage language : TextLanguage.values()) {
            stations.all()
                    .forEach(station -> texts(language, station.code()).forEach(text -> {
                        MessageParts parts = MessageParts.of(text);
                        assertThat(parts.parts())
                                .as(text)
                                .hasSizeLessThanOrEqualTo(language == TextLanguage.URDU ? 2 : 1);
                        assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(TELLING);
                        assertThat(text).doesNotContain("{", "}");
                    }));
        }
    }

    @Test
    void theTextSaysWhereAndWhenOfEveryUsualStation() {
        String city = "city-police-station-lahore";
        assertThat(wording.reminder(TextLanguage.ENGLISH, city, LONGEST_DAY, 14))
                .isEqualTo("Reminder: please come to City Police Station Lahore by 30 Sep 2026. Bring your CNIC. "
                        + "If you cannot come by then, ask there before.");
        assertThat(wording.reminder(TextLanguage.URDU, city, LONGEST_DAY, 3)).contains("30 ستمبر 2026");
        assertThat(wording.reminder(TextLanguage.ROMAN_URDU, city, LONGEST_DAY, 0))
                .contains("City Police Station Lahore");
    }

    private Stream<String> texts(TextLanguage language, String station) {
        return Stream.of(
                wording.code(language, "000000"),
                wording.reminder(language, station, LONGEST_DAY, 14),
                wording.reminder(language, station, LONGEST_DAY, 0),
                wording.receipt(language, 9_999_999, station, LONGEST_DAY, null),
                wording.receipt(language, 9_999_999, station, LONGEST_DAY, LONGEST_DAY),
                wording.dutiesExplained(language, station, null),
                wording.dutiesExplained(language, station, LONGEST_DAY),
                wording.requestTaken(language, 9_999_999, LONGEST_DAY),
                wording.requestDecided(language, 9_999_999),
                wording.noAnswers(language));
    }
}
