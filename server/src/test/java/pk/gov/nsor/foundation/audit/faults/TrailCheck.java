package pk.gov.nsor.foundation.audit.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.faults.TrailStory.Away;
import pk.gov.nsor.foundation.sms.faults.FaultRegister;

/** Counts, without the register's code, what is in its tables against what the clients were told. */
final class TrailCheck {

    /** How far the time of an entry may lie from the moment a kill undid its neighbour. */
    private static final Duration NEAR = Duration.ofSeconds(3);

    private final FaultRegister register;
    private final TrailWriters writers;
    private final List<Away> aways;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    TrailCheck(FaultRegister register, TrailWriters writers, List<Away> aways) {
        this.register = register;
        this.writers = writers;
        this.aways = aways;
    }

    /** What was counted, and what is not as it should be. */
    record Result(Map<String, Long> counts, List<String> violations) {}

    Result result() throws SQLException, InterruptedException {
        try (Connection connection = register.connect();
                Statement statement = connection.createStatement()) {
            messages(statement);
            reads(statement);
            gaps(statement);
            new SealedCheck(connection, counts, violations).check();
        }
        return new Result(counts, violations);
    }

    private void messages(Statement statement) throws SQLException {
        Set<UUID> recorded = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select receipt from intake.message")) {
            while (rows.next()) {
                recorded.add(rows.getObject(1, UUID.class));
            }
        }
        Map<UUID, Integer> told = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("select subject_id from audit.entry"
                + " where action = 'FEED_MESSAGE_RECEIVED' and outcome = 'DONE'")) {
            while (rows.next()) {
                told.merge(rows.getObject(1, UUID.class), 1, Integer::sum);
            }
        }
        List<UUID> acknowledged = writers.acknowledged();
        acknowledged.stream()
                .filter(receipt -> !recorded.contains(receipt))
                .forEach(receipt -> violations.add(receipt + ": acknowledged, and not there"));
        recorded.stream()
                // One of the answer, one of the work that follows it; a kill may come between the two.
                .filter(receipt -> told.getOrDefault(receipt, 0) < 1 || told.getOrDefault(receipt, 0) > 2)
                .forEach(receipt -> violations.add(receipt + ": a message with " + told.getOrDefault(receipt, 0)
                        + " entries instead of one or two"));
        told.keySet().stream()
                .filter(receipt -> !recorded.contains(receipt))
                .forEach(receipt -> violations.add(receipt + ": an entry without its message"));
        counts.put("acknowledged messages", (long) acknowledged.size());
        counts.put("messages in the inbox", (long) recorded.size());
        counts.put("entries of them", (long) told.size());
        counts.put("requests without an answer", writers.unanswered());
    }

    private void reads(Statement statement) throws SQLException {
        long entries = number(
                statement,
                "select count(*) from audit.entry where action = 'PAGE_VIEWED' and outcome = 'DONE'"
                        + " and actor_kind = 'MACHINE'");
        if (entries < writers.answeredReads() || entries > writers.reads()) {
            violations.add(entries + " entries of looks, of which " + writers.answeredReads() + " were answered and "
                    + writers.reads() + " asked for");
        }
        counts.put("looks that were answered", writers.answeredReads());
        counts.put("entries of looks", entries);
    }

    /** A number that is missing was given to a transaction that was undone: only a kill undoes any here. */
    private void gaps(Statement statement) throws SQLException {
        long gaps = 0;
        long missing = 0;
        try (ResultSet rows =
                statement.executeQuery("select id, occurred_at, next_id, next_at from (select id, occurred_at,"
                        + " lead(id) over (order by id) as next_id, lead(occurred_at) over (order by id) as next_at"
                        + " from audit.entry) neighbours where next_id > id + 1")) {
            while (rows.next()) {
                gaps++;
                missing += rows.getLong("next_id") - rows.getLong("id") - 1;
                Instant before =
                        rows.getObject("occurred_at", OffsetDateTime.class).toInstant();
                Instant after = rows.getObject("next_at", OffsetDateTime.class).toInstant();
                boolean isExplained = aways.stream()
                        .anyMatch(away -> before.minus(NEAR).isBefore(away.until())
                                && after.plus(NEAR).isAfter(away.from()));
                if (!isExplained) {
                    violations.add("no kill explains the gap after entry " + rows.getLong("id"));
                }
            }
        }
        counts.put("gaps in the identifiers, each at a kill", gaps);
        counts.put("identifiers in them", missing);
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
