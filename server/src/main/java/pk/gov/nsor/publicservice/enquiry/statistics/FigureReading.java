package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.AreaCount;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.Lot;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.Step;

/** Reads the figures: at most some thousand rows, however much was asked. */
@Component
public class FigureReading {

    static final int MOST_AREAS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    public FigureReading(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a process said of one of its gateways; each of its lives is another process. */
    public record GatewayLine(
            UUID process,
            SmscLink line,
            OffsetDateTime notedAt,
            int binds,
            int bound,
            int waiting,
            int unsent,
            long taken,
            long turnedAway) {}

    /** Every question until now. */
    @Transactional(readOnly = true)
    public Figures of(Range range) {
        Instant now = clock.instant();
        List<ZonedDateTime> begins = range.steps(now);
        return of(range, begins, now, areas(begins.getFirst()));
    }

    /** Those of whole days, the last of them yesterday. Here they are exact, and nobody may see them so who may not see every one. */
    @Transactional(readOnly = true)
    Figures ofWholeDays(Range range) {
        Instant midnight = LocalDate.now(clock).atStartOfDay(Day.ZONE).toInstant();
        return of(range, range.steps(midnight.minusNanos(1)), midnight, List.of());
    }

    /** So many questions about one area on one day. */
    record AreaDay(LocalDate day, String area, long questions) {}

    /** The areas of such figures, each of their days by itself. */
    @Transactional(readOnly = true)
    List<AreaDay> areasOfDays(Figures figures) {
        return jdbc.sql("select day, area, questions from enquiry.area_figure where day >= ? and day < ?")
                .params(LocalDate.ofInstant(figures.from(), Day.ZONE), LocalDate.ofInstant(figures.until(), Day.ZONE))
                .query(AreaDay.class)
                .list();
    }

    private Figures of(Range range, List<ZonedDateTime> begins, Instant until, List<AreaCount> areas) {
        OffsetDateTime from = begins.getFirst().toOffsetDateTime();
        Map<Instant, List<Lot>> lots = lots(range, from);
        Map<Instant, Map<Integer, Long>> times = times(range, from);
        Map<Integer, Long> all = new TreeMap<>();
        List<Step> steps = new ArrayList<>(begins.size());
        for (ZonedDateTime begin : begins) {
            Map<Integer, Long> took = times.getOrDefault(begin.toInstant(), Map.of());
            took.forEach((bound, answers) -> all.merge(bound, answers, Long::sum));
            steps.add(new Step(begin, lots.getOrDefault(begin.toInstant(), List.of()), new Times(new TreeMap<>(took))));
        }
        return new Figures(range, steps, new Times(new TreeMap<>(all)), areas, until);
    }

    /** Of the processes that were heard from in the last day, those heard from last first. */
    @Transactional(readOnly = true)
    public List<GatewayLine> gateways() {
        return jdbc.sql("select * from enquiry.gateway_state order by noted_at desc, process, line desc")
                .query(GatewayLine.class)
                .list();
    }

    private Map<Instant, List<Lot>> lots(Range range, OffsetDateTime from) {
        return jdbc.sql("""
                        select begins_at, kind, language, questions from enquiry.figure
                        where grain = ? and begins_at >= ? order by begins_at, kind, language
                        """).params(range.grain(), from).query(KeyedRows.lists(Instant.class, Lot.class));
    }

    private Map<Instant, Map<Integer, Long>> times(Range range, OffsetDateTime from) {
        Map<Instant, Map<Integer, Long>> times = new HashMap<>();
        jdbc.sql("""
                        select begins_at, at_most_millis, answers from enquiry.answer_time
                        where grain = ? and begins_at >= ?
                        """).params(range.grain(), from).query(row -> {
            Instant begins = row.getObject("begins_at", OffsetDateTime.class).toInstant();
            times.computeIfAbsent(begins, missing -> new HashMap<>())
                    .put(row.getInt("at_most_millis"), row.getLong("answers"));
        });
        return times;
    }

    private List<AreaCount> areas(ZonedDateTime from) {
        return jdbc.sql("""
                        select area, sum(questions) as questions from enquiry.area_figure
                        where day >= ? group by area order by questions desc, area limit ?
                        """)
                .params(from.toLocalDate(), MOST_AREAS)
                .query(AreaCount.class)
                .list();
    }
}
