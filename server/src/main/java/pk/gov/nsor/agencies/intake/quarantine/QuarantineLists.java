package pk.gov.nsor.agencies.intake.quarantine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** The lists of quarantine, whole and counted. They have reasons and senders, and nothing of anybody's data. */
@Service
public class QuarantineLists {

    /** After how many days what waits goes to the National Police Bureau; assumed. */
    private static final String NATIONAL = "escalation.quarantine.national";
    /** After how many days a message that waits for another one is asked about at all. */
    private static final String WAIT = "feed.wait";

    private static final Map<String, String> ORDERS = Map.of(
            "kind", "m.kind",
            "reason", "codes",
            "since", "since");

    private final JdbcClient jdbc;
    private final PolicyValues values;
    private final Clock clock;

    QuarantineLists(JdbcClient jdbc, PolicyValues values, Clock clock) {
        this.jdbc = jdbc;
        this.values = values;
        this.clock = clock;
    }

    /** Which of the lists, in the order of the page. */
    public enum Part {
        /** What a registrar has to decide. */
        WAITING("m.received_at", "m.status = 'QUARANTINED' and m.awaits is not true"),
        /** What waits for a message that may still come. */
        AWAITING("m.received_at", "m.awaits"),
        /** CNICs that a message gave for one person while they are on the record of another. */
        CLASHES("c.noted_at", "c.settled_at is null"),
        /** What registrars have decided, the latest first. */
        DECIDED("m.decided_at", "m.decided_by is not null");

        private final String since;
        private final String condition;

        Part(String since, String condition) {
            this.since = since;
            this.condition = condition;
        }

        private String from() {
            return "intake.message m"
                    + (this == CLASHES ? " join intake.cnic_clash c on c.receipt = m.receipt" : "")
                    + " where " + condition + " " + NARROWED.replace("{since}", since);
        }
    }

    private static final String NARROWED = """
            and (cast(:kind as text) is null or m.kind = :kind)
            and (cast(:client as uuid) is null or m.client_id = :client)
            and (cast(:code as text) is null or exists (
                select from intake.quarantine_reason r where r.receipt = m.receipt and r.code = :code))
            and (cast(:before as timestamptz) is null or {since} < :before)
            """;

    /** How long something has waited. */
    public enum Age {
        /** A message that waits for another one: so long that somebody has to ask what has become of that. */
        LONG,
        /** So long that it lies with the National Police Bureau. */
        NATIONAL
    }

    /** What a list is narrowed to; null for everything. */
    public record Filter(
            QuarantineReason.@Nullable Code code,
            @Nullable MessageKind kind,
            @Nullable UUID client,
            @Nullable Age age) {

        public static final Filter NONE = of(null);

        public static Filter of(@Nullable Age age) {
            return new Filter(null, null, null, age);
        }
    }

    /**
     * A message in a list.
     *
     * @param since from when it waits, or when it was decided
     * @param codes why it waits, each once
     * @param level with whom it lies
     */
    public record Line(
            Part part,
            UUID receipt,
            MessageKind kind,
            UUID client,
            MessageStatus status,
            OffsetDateTime receivedAt,
            OffsetDateTime since,
            List<QuarantineReason.Code> codes,
            EscalationLevel level) {}

    @Transactional(readOnly = true)
    public long count(Part part, Filter filter) {
        return jdbc.sql("select count(*) from " + part.from())
                .params(parameters(part, filter))
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Map<Part, Long> counts(Filter filter) {
        Map<Part, Long> counts = new EnumMap<>(Part.class);
        Arrays.stream(Part.values()).forEach(part -> counts.put(part, count(part, filter)));
        return counts;
    }

    /** The oldest first, of what is decided the latest. */
    @Transactional(readOnly = true)
    public List<Line> lines(Part part, Filter filter, ListSort sort, long after, int most) {
        EscalationSteps steps = steps(part);
        return jdbc.sql("""
                        select m.receipt, m.kind, m.client_id, m.status, m.received_at, %s as since,
                            array(select distinct r.code from intake.quarantine_reason r where r.receipt = m.receipt
                                order by r.code) as codes
                        from %s order by %s limit :most offset :after
                        """.formatted(
                                part.since,
                                part.from(),
                                sort.sql(ORDERS, "since " + (part == Part.DECIDED ? "desc" : "asc") + ", m.receipt")))
                .params(parameters(part, filter))
                .param("most", most)
                .param("after", after)
                .query(RecordMapper.of(Line.class)
                        .with("part", row -> part)
                        .with(
                                "level",
                                row -> steps.of(row.getObject("since", OffsetDateTime.class)
                                        .atZoneSameInstant(clock.getZone())
                                        .toLocalDate())))
                .list();
    }

    /** Whose messages wait. */
    @Transactional(readOnly = true)
    public List<UUID> senders() {
        return jdbc.sql("select distinct client_id from intake.message where status = 'QUARANTINED'")
                .query(UUID.class)
                .list();
    }

    /** After how many days what a registrar has to decide goes to the National Police Bureau. */
    public int daysToNational() {
        return values.get(NATIONAL, LocalDate.now(clock)).number();
    }

    /** After how many days somebody asks what has become of what a message waits for. */
    public int daysToAsk() {
        return values.get(WAIT, LocalDate.now(clock)).number();
    }

    private EscalationSteps steps(Part part) {
        // What is decided waits for nobody any more.
        Map<EscalationLevel, Integer> after = part == Part.DECIDED
                ? Map.of()
                : Map.of(EscalationLevel.NATIONAL, (part == Part.AWAITING ? daysToAsk() : 0) + daysToNational());
        return new EscalationSteps(EscalationLevel.OFFICER, after, LocalDate.now(clock));
    }

    private @Nullable OffsetDateTime before(Part part, @Nullable Age age) {
        if (age == null || age == Age.LONG && part != Part.AWAITING) {
            return null;
        }
        if (part == Part.DECIDED) {
            return OffsetDateTime.MIN;
        }
        LocalDate latest = age == Age.LONG
                ? LocalDate.now(clock).minusDays(daysToAsk())
                : steps(part).latest(EscalationLevel.NATIONAL);
        return latest.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private Map<String, ?> parameters(Part part, Filter filter) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("kind", filter.kind() == null ? null : filter.kind().name());
        parameters.put("client", filter.client());
        parameters.put("code", filter.code() == null ? null : filter.code().name());
        parameters.put("before", before(part, filter.age()));
        return parameters;
    }
}
