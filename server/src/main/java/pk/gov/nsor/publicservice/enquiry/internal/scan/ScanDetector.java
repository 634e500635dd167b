package pk.gov.nsor.publicservice.enquiry.internal.scan;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.ScanPattern;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch.Subject;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch.Trace;

/**
 * Counts, beside the answers and for all processes together, how many different numbers and senders each block has,
 * raises alerts, and notifies {@link ScanWatch} of what is being scanned.
 */
public class ScanDetector {

    private static final int MOST_AT_ONCE = 20_000;
    private static final int REMOVED_AT_ONCE = 10_000;

    private final ScanWatch watch;
    private final ScanAlerts alerts;
    private final Supplier<ScanThresholds> thresholds;
    private final JdbcClient jdbc;
    private final Clock clock;

    public ScanDetector(
            ScanWatch watch, ScanAlerts alerts, Supplier<ScanThresholds> thresholds, JdbcClient jdbc, Clock clock) {
        this.watch = watch;
        this.alerts = alerts;
        this.thresholds = thresholds;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts what this process has answered since the last time, and hears of what others have found. */
    public void run() {
        LocalDate today = LocalDate.now(clock);
        // Of a window that has just ended nothing is left to slow.
        List<Trace> traces = watch.take(MOST_AT_ONCE).stream()
                .filter(trace -> !trace.window().isBefore(trace.kind().window().firstDay(today)))
                .toList();
        if (!traces.isEmpty()) {
            store(traces);
            raise(traces);
        }
        watch.scanned(scanned());
    }

    /** Removes what was counted in windows that are over, and the keys with it; says how many traces went. */
    public long forgetOld() {
        long traces = 0;
        LocalDate today = LocalDate.now(clock);
        for (ScanPattern kind : ScanPattern.values()) {
            LocalDate window = kind.window().firstDay(today);
            int removed;
            do {
                removed = jdbc.sql("""
                                delete from enquiry.scan_trace where (subject_hash, is_sender, trace_hash) in (
                                    select subject_hash, is_sender, trace_hash from enquiry.scan_trace
                                    where kind = ? and key_day < ? limit ? for update skip locked)
                                """)
                        .params(kind.name(), window, REMOVED_AT_ONCE)
                        .update();
                traces += removed;
            } while (removed == REMOVED_AT_ONCE);
            jdbc.sql("""
                            update enquiry.scan_alert set subject_hash = null
                            where subject_hash is not null and kind = ? and key_day < ?
                            """).params(kind.name(), window).update();
        }
        watch.forgetOld();
        return traces;
    }

    private void store(List<Trace> traces) {
        Set<Row> rows = new HashSet<>();
        for (Trace trace : traces) {
            rows.add(new Row(trace.subject(), false, trace.number(), trace.kind(), trace.window()));
            rows.add(new Row(trace.subject(), true, trace.sender(), trace.kind(), trace.window()));
        }
        List<Row> all = List.copyOf(rows);
        jdbc.sql("""
                        insert into enquiry.scan_trace (subject_hash, is_sender, trace_hash, kind, key_day)
                        select subject, is_sender, trace, kind, day::date
                        from unnest(?, ?, ?, ?, ?) as seen (subject, is_sender, trace, kind, day)
                        order by subject, is_sender, trace
                        on conflict do nothing
                        """)
                .param(all.stream().map(row -> row.subject.array()).toArray(byte[][]::new))
                .param(all.stream().map(Row::isSender).toArray(Boolean[]::new))
                .param(all.stream().map(row -> row.trace.array()).toArray(byte[][]::new))
                .param(all.stream().map(row -> row.kind.name()).toArray(String[]::new))
                .param(all.stream().map(row -> row.window.toString()).toArray(String[]::new))
                .update();
    }

    private void raise(List<Trace> traces) {
        Map<ByteBuffer, Trace> bySubject = new HashMap<>();
        traces.forEach(trace -> bySubject.put(trace.subject(), trace));
        ScanThresholds present = thresholds.get();
        List<Counted> reached = new ArrayList<>();
        jdbc.sql("""
                        select subject_hash, count(*) filter (where not is_sender) as numbers,
                            count(*) filter (where is_sender) as senders
                        from enquiry.scan_trace where subject_hash = any (?) group by subject_hash
                        order by subject_hash
                        """)
                .param(bySubject.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(row -> {
                    Trace trace = bySubject.get(ByteBuffer.wrap(row.getBytes("subject_hash")));
                    if (trace != null
                            && present.isReached(trace.kind(), row.getInt("numbers"), row.getInt("senders"))) {
                        reached.add(new Counted(trace, row.getInt("numbers"), row.getInt("senders")));
                    }
                });
        for (Counted one : reached) {
            Trace trace = one.trace;
            alerts.raise(trace.kind(), trace.subject().array(), trace.window(), one.numbers, one.senders);
        }
    }

    private Set<Subject> scanned() {
        return new HashSet<>(jdbc.sql("""
                        select kind, subject_hash from enquiry.scan_alert
                        where closed_at is null and subject_hash is not null
                        """)
                .query((row, number) -> new Subject(
                        ScanPattern.valueOf(row.getString("kind")), ByteBuffer.wrap(row.getBytes("subject_hash"))))
                .list());
    }

    private record Row(ByteBuffer subject, boolean isSender, ByteBuffer trace, ScanPattern kind, LocalDate window) {}

    private record Counted(Trace trace, int numbers, int senders) {}
}
