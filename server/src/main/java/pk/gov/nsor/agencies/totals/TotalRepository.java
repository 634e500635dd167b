package pk.gov.nsor.agencies.totals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/** The table of declared totals, and the register's own numbers. */
@Component
class TotalRepository {

    private static final Comparator<ComparedTotal> LATEST_AND_WIDEST = Comparator.comparing(ComparedTotal::month)
            .thenComparing(ComparedTotal::missing)
            .reversed();

    private final JdbcClient jdbc;

    TotalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One number of the register. Prisons are in no list, so their names are compared by letters and digits. */
    private record Counted(TotalKind kind, String office, YearMonth month) {
        static Counted of(TotalKind kind, String office, YearMonth month) {
            return new Counted(kind, kind == TotalKind.CONVICTIONS ? office : PlainLetters.of(office), month);
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

    List<ComparedTotal> compared() {
        Map<Counted, Declared> last = new HashMap<>();
        jdbc.sql("""
                        select receipt, kind, office, month, number, declared_at from totals.declared
                        order by declared_at, receipt
                        """)
                .query(Declared.class)
                .list()
                .forEach(each -> last.put(Counted.of(each.kind(), each.office(), YearMonth.from(each.month())), each));
        Map<Counted, Integer> own = own();
        return last.entrySet().stream()
                .map(each -> compared(each.getValue(), own.getOrDefault(each.getKey(), 0)))
                .sorted(LATEST_AND_WIDEST)
                .toList();
    }

    private static ComparedTotal compared(Declared declared, int recorded) {
        return new ComparedTotal(
                declared.receipt(),
                declared.kind(),
                declared.office(),
                YearMonth.from(declared.month()),
                declared.number(),
                recorded,
                declared.declaredAt().toInstant());
    }

    /** Of the months for which something was declared. */
    private Map<Counted, Integer> own() {
        Map<Counted, Integer> own = new HashMap<>();
        jdbc.sql("""
                        with months as (select distinct month from totals.declared)
                        select 'CONVICTIONS' as kind, court_code as office, month, number
                        from conviction.month_judgments where month in (select month from months)
                        union all
                        select case kind when 'ADMITTED' then 'ADMISSIONS' else 'RELEASES' end, prison, month, number
                        from conviction.month_custody where month in (select month from months)
                        """)
                .query(Own.class)
                .list()
                .forEach(each -> own.merge(
                        Counted.of(TotalKind.valueOf(each.kind()), each.office(), YearMonth.from(each.month())),
                        each.number(),
                        Integer::sum));
        return own;
    }
}
