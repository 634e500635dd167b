package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.release.QuestionVolumes;

/** The questions of a month for the published figures, by the days that are kept for good. */
@Component
class MonthlyQuestions implements QuestionVolumes {

    private final JdbcClient jdbc;

    MonthlyQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> questions(YearMonth month) {
        Map<String, Integer> questions = new HashMap<>();
        jdbc.sql("""
                        select language, sum(questions) as questions from enquiry.figure
                        where grain = 'DAY' and begins_at >= ? and begins_at < ? group by language
                        """)
                .params(
                        month.atDay(1).atStartOfDay(Day.ZONE).toOffsetDateTime(),
                        month.plusMonths(1).atDay(1).atStartOfDay(Day.ZONE).toOffsetDateTime())
                .query(row -> {
                    questions.put(
                            key(TextLanguage.valueOf(row.getString("language"))),
                            Math.toIntExact(row.getLong("questions")));
                });
        return questions;
    }

    private static String key(TextLanguage language) {
        return switch (language) {
            case ENGLISH -> "english";
            case URDU -> "urdu";
            case ROMAN_URDU -> "roman";
        };
    }
}
