package pk.gov.nsor.agencies.totals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.database.StandbyReads;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/** The table of declared totals, and the register's own numbers. */
@Component
class TotalRepository {

    private static final Comparator<ComparedTotal> LATEST_AND_WIDEST = Comparator.comparing(ComparedTotal::month)
            .thenComparing(ComparedTotal::missing, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    /** How old may be the register's own numbers that declared ones are compared with. */
    private static final Duration MAY_BE_OLD = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final StandbyReads standbys;

    TotalRepository(JdbcClient jdbc, StandbyReads standbys) {
        this.jdbc = jdbc;
        this.standbys = standbys;
    }

    /** One number of the register. Prisons are in no list, so their names are compared by letters and digits. */
    private record Counted(TotalKind kind, String office, YearMonth month) {
        static Counted of(TotalKind kind, String office, YearMonth month) {
            return new Counted(
                    kind, kind.office() == TotalKind.Office.PRISON ? PlainLetters.of(office) : office, month);
        }
    }

    private record Declared(
            UUID receipt, TotalKind kind, String office, LocalDate month, int number, OffsetDateTime declaredAt) {}

    private record Own(String kind, String office, LocalDate month, int number) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(FeedMessage received, MonthlyTotal total) {
        jdbc.sql("""
                        insert into totals.declared (receipt, client_id, kind, office, month, number, declared_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        received.receipt(),
                        received.client(),
                        total.kind().name(),
                        total.office(),
                        total.month().atDay(1),
                        total.number(),
                        received.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Every total that counts, and for the month that is due who declared nothing.
     *
     * @param due the last month that everybody should have declared
     * @param expected who should: courts and districts by their codes, prisons as they are called
     * @param districtOf where a court, by its code, lay at the end of a month; null for one that is not known
     */
    List<ComparedTotal> compared(
            YearMonth due,
            Map<TotalKind, Set<String>> expected,
            BiFunction<String, YearMonth, @Nullable String> districtOf) {
        Map<Counted, Declared> last = new HashMap<>();
        jdbc.sql("""
                        select receipt, kind, office, month, number, declared_at from totals.declared
                        order by declared_at, receipt
                        """)
                .query(Declared.class)
                .list()
                .forEach(each -> last.put(Counted.of(each.kind(), each.office(), YearMonth.from(each.month())), each));
        Map<Counted, Integer> own = standbys.read(MAY_BE_OLD, () -> own(due, districtOf));
        List<ComparedTotal> all = new ArrayList<>();
        last.forEach((counted, declared) -> all.add(compared(declared, own.getOrDefault(counted, 0))));
        expected.forEach((kind, offices) -> offices.stream()
                .filter(office -> !last.containsKey(Counted.of(kind, office, due)))
                .map(office -> undeclared(kind, office, due, last.keySet(), own))
                .forEach(all::add));
        all.sort(LATEST_AND_WIDEST);
        return all;
    }

    private static ComparedTotal undeclared(
            TotalKind kind, String office, YearMonth due, Set<Counted> declared, Map<Counted, Integer> own) {
        Counted counted = Counted.of(kind, office, due);
        return new ComparedTotal(
                null,
                kind,
                office,
                due,
                null,
                own.getOrDefault(counted, 0),
                null,
                declared.stream()
                        .filter(each -> each.kind() == kind
                                && each.office().equals(counted.office())
                                && each.month().isBefore(due))
                        .map(Counted::month)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static ComparedTotal compared(Declared declared, int recorded) {
        return new ComparedTotal(
                declared.receipt(),
                declared.kind(),
                declared.office(),
                YearMonth.from(declared.month()),
                declared.number(),
                recorded,
                declared.declaredAt().toInstant(),
                null);
    }

    /** Prisons from which the register has an admission or a release since the month, or a total ever; each spelling once. */
    Set<String> prisons(YearMonth since) {
        Map<String, String> prisons = new TreeMap<>();
        jdbc.sql("""
                        select prison from conviction.custody_day where happened_on >= ? and prison is not null
                        union select office from totals.declared where kind in ('ADMISSIONS', 'RELEASES') order by 1
                        """)
                .param(since.atDay(1))
                .query(String.class)
                .list()
                .forEach(prison -> prisons.putIfAbsent(PlainLetters.of(prison), prison));
        return new TreeSet<>(prisons.values());
    }

    /** Districts of which the prosecution declared a total ever. */
    Set<String> prosecuted() {
        return new TreeSet<>(jdbc.sql("select distinct office from totals.declared where kind = 'PROSECUTED'")
                .query(String.class)
                .list());
    }

    /** What one office declared, the last of each month, the latest month first. */
    List<ComparedTotal> declaredBy(TotalKind kind, String office) {
        Map<YearMonth, ComparedTotal> last = new TreeMap<>(Comparator.reverseOrder());
        jdbc.sql("""
                        select receipt, kind, office, month, number, declared_at from totals.declared
                        where kind = ? order by declared_at, receipt
                        """).param(kind.name()).query(Declared.class).list().stream()
                .filter(each -> Counted.of(kind, each.office(), YearMonth.from(each.month()))
                        .office()
                        .equals(Counted.of(kind, office, YearMonth.from(each.month()))
                                .office()))
                .forEach(each -> last.put(YearMonth.from(each.month()), compared(each, 0)));
        return List.copyOf(last.values());
    }

    /** Of the month that is due and those for which something was declared. A judgment of several people is one. */
    private Map<Counted, Integer> own(YearMonth due, BiFunction<String, YearMonth, @Nullable String> districtOf) {
        Map<Counted, Integer> own = new HashMap<>();
        jdbc.sql("""
                        with months as (select distinct month from totals.declared union select cast(:due as date))
                        select 'CONVICTIONS' as kind, each.court_code as office, month, each.number
                        from months cross join lateral (select court_code, count(*)::integer as number
                            from (select distinct court_code, judgment_on, judgment from conviction.judgment_day
                                where judgment_on >= month and judgment_on < (month + interval '1 month')::date) judgments
                            group by 1) each
                        union all
                        select case each.kind when 'ADMITTED' then 'ADMISSIONS' else 'RELEASES' end, each.prison, month,
                            each.number
                        from months cross join lateral (select kind, prison, count(*)::integer as number
                            from conviction.custody_day
                            where happened_on >= month and happened_on < (month + interval '1 month')::date
                            group by 1, 2) each
                        """).param("due", due.atDay(1)).query(Own.class).list().forEach(each -> {
            TotalKind kind = TotalKind.valueOf(each.kind());
            YearMonth month = YearMonth.from(each.month());
            int _ = own.merge(Counted.of(kind, each.office(), month), each.number(), Integer::sum);
            String district = kind == TotalKind.CONVICTIONS ? districtOf.apply(each.office(), month) : null;
            if (district != null) {
                int _ = own.merge(Counted.of(TotalKind.PROSECUTED, district, month), each.number(), Integer::sum);
            }
        });
        return own;
    }
}
