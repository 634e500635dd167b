package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes what a batch of questions came to, in the transaction that answers it, so that the figures agree with the ledger. */
@Component
public class Tally {

    /** The kind of no answer: a repeat, or one of those that come after a limit. */
    public static final String SILENCE = "SILENCE";

    private static final String NO_AREA = "";

    private final JdbcClient jdbc;

    public Tally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A question and what it came to.
     *
     * @param kind of answer, as the ledger names it, or {@link #SILENCE}
     * @param language it was answered in, or would have been
     * @param area code of the area asked about; null where none was, and always for help
     */
    public record Counted(
            Instant askedAt,
            String kind,
            String language,
            @Nullable String area) {}

    /** One row, which no other batch waits for. */
    public void note(List<Counted> batch) {
        Map<Lot, Integer> lots = new LinkedHashMap<>();
        for (Counted one : batch) {
            long minute = Math.floorDiv(one.askedAt.getEpochSecond(), 60);
            String area = one.area == null ? NO_AREA : one.area;
            lots.merge(new Lot(minute, one.kind, one.language, area), 1, Integer::sum);
        }
        int size = lots.size();
        long[] minutes = new long[size];
        String[] kinds = new String[size];
        String[] languages = new String[size];
        String[] areas = new String[size];
        int[] questions = new int[size];
        int place = 0;
        for (Map.Entry<Lot, Integer> each : lots.entrySet()) {
            Lot lot = each.getKey();
            minutes[place] = lot.minute;
            kinds[place] = lot.kind;
            languages[place] = lot.language;
            areas[place] = lot.area;
            questions[place] = each.getValue();
            place++;
        }
        jdbc.sql("""
                        insert into enquiry.count_note (minutes, kinds, languages, areas, questions)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(minutes)
                .param(kinds)
                .param(languages)
                .param(areas)
                .param(questions)
                .update();
    }

    private record Lot(long minute, String kind, String language, String area) {}
}
