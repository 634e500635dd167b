package pk.gov.nsor.policing.supervision.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Confirmation;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Kind;
import pk.gov.nsor.record.register.AddressProof;

/**
 * How sure the addresses of people are today, from visits, appearances and what they rested on when they were recorded; also
 * from what lies under records that are joined with theirs.
 */
@Service
public class AddressConfidences {

    /** An address that both of joined records had stays under each, as {@code t} under the one that does not lead. */
    private static final String SAME = """
            from register.address_view a
            join register.merged_view j on j.root_id = a.person_id
            join register.address_view t on t.person_id = j.part_id and t.withdrawn_at is null
                and (t.line, t.district_code, t.from_day) = (a.line, a.district_code, a.from_day)
            where a.person_id = any (:people) and a.until_day is null""";

    private final JdbcClient jdbc;
    private final PolicyValues policy;
    private final Clock clock;

    AddressConfidences(JdbcClient jdbc, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /** An address at which somebody lives now. */
    public record KnownAddress(long id, String line, String district, LocalDate from, AddressConfidence confidence) {}

    /** Of somebody, the latest first. */
    @Transactional(readOnly = true)
    public List<KnownAddress> of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, List.of());
    }

    /** Of several people, in three statements; who has no address is left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<KnownAddress>> of(Collection<PersonId> people) {
        UUID[] ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        LocalDate today = LocalDate.now(clock);
        Map<Long, Heard> heard = new HashMap<>();
        appearances(ids, heard);
        visits(ids, heard);
        Map<Kind, Integer> periods = periods(today);
        Map<PersonId, List<KnownAddress>> known = new HashMap<>();
        jdbc.sql("""
                        select id, person_id, line, district_code, from_day, known_by, recorded_at from register.address_view
                        where person_id = any (?) and until_day is null
                        order by from_day desc, id desc
                        """).param(ids).query(row -> {
            long id = row.getLong("id");
            Heard of = heard.getOrDefault(id, new Heard());
            of.confirmations.add(new Confirmation(
                    whenRecorded(AddressProof.valueOf(row.getString("known_by"))),
                    row.getObject("recorded_at", OffsetDateTime.class)
                            .atZoneSameInstant(Day.ZONE)
                            .toLocalDate()));
            known.computeIfAbsent(new PersonId(row.getObject("person_id", UUID.class)), any -> new ArrayList<>())
                    .add(new KnownAddress(
                            id,
                            row.getString("line"),
                            row.getString("district_code"),
                            row.getObject("from_day", LocalDate.class),
                            AddressConfidence.of(of.confirmations, of.failures, periods, today)));
        });
        return known;
    }

    /**
     * Those that were there, under the record of the appearance, when the person spoke of where they live; of each kind the
     * latest.
     */
    private void appearances(UUID[] people, Map<Long, Heard> heard) {
        jdbc.sql("""
                        with lived as (
                            select a.id, a.from_day, a.person_id as record, greatest(a.recorded_at,
                                    (select max(m.merged_at) from register.moved_address_view m where m.address_id = a.id)) as since,
                                'infinity'::timestamptz as until
                            from register.address_view a where a.person_id = any (:people) and a.until_day is null
                            union all
                            select a.id, a.from_day, m.part_id,
                                greatest(a.recorded_at, lag(m.merged_at) over (partition by a.id order by m.merged_at)), m.merged_at
                            from register.address_view a join register.moved_address_view m on m.address_id = a.id
                            where a.person_id = any (:people) and a.until_day is null
                            union all
                            select a.id, a.from_day, t.person_id, t.recorded_at, 'infinity' %s)
                        select l.id, p.address_seen as what, max(p.happened_on) as day
                        from lived l join supervision.appearance p on p.person_id = l.record
                            and p.happened_on >= l.from_day and p.recorded_at between l.since and l.until
                        group by l.id, p.address_seen
                        """.formatted(SAME)).param("people", people).query(row -> {
            switch (AddressSeen.valueOf(row.getString("what"))) {
                case VISITED -> confirmed(row, Kind.VISIT, heard);
                case DOCUMENT -> confirmed(row, Kind.DOCUMENT, heard);
                case CONFIRMED_BY_ANOTHER -> confirmed(row, Kind.ANOTHER, heard);
                case STATED -> confirmed(row, Kind.APPEARANCE, heard);
                case FAILED -> failed(row, heard);
            }
        });
    }

    private void visits(UUID[] people, Map<Long, Heard> heard) {
        jdbc.sql("""
                        with seen as (
                            select a.id, a.id as address_id
                            from register.address_view a where a.person_id = any (:people) and a.until_day is null
                            union all
                            select a.id, t.id %s)
                        select s.id, r.finding as what, max(r.happened_on) as day
                        from seen s join supervision.visit_report r on r.address_id = s.address_id
                        where r.finding <> 'NOTHING' group by s.id, r.finding
                        """.formatted(SAME)).param("people", people).query(row -> {
            switch (VisitReport.Finding.valueOf(row.getString("what"))) {
                case CONFIRMED -> confirmed(row, Kind.VISIT, heard);
                case FAILED -> failed(row, heard);
                case NOTHING -> throw new IllegalStateException("A finding of nothing was left out");
            }
        });
    }

    private static Kind whenRecorded(AddressProof proof) {
        return switch (proof) {
            case TOLD -> Kind.TOLD;
            case ANOTHER -> Kind.ANOTHER;
            case DOCUMENT -> Kind.DOCUMENT;
            case VISIT -> Kind.VISIT;
        };
    }

    private static void confirmed(ResultSet row, Kind kind, Map<Long, Heard> heard) throws SQLException {
        heard(row, heard).confirmations.add(new Confirmation(kind, row.getObject("day", LocalDate.class)));
    }

    private static void failed(ResultSet row, Map<Long, Heard> heard) throws SQLException {
        heard(row, heard).failures.add(row.getObject("day", LocalDate.class));
    }

    private static Heard heard(ResultSet row, Map<Long, Heard> heard) throws SQLException {
        return heard.computeIfAbsent(row.getLong("id"), any -> new Heard());
    }

    private Map<Kind, Integer> periods(LocalDate today) {
        int appearance = policy.get("address.confidence.appearance", today).number();
        Map<Kind, Integer> periods = new EnumMap<>(Kind.class);
        periods.put(Kind.VISIT, policy.get("address.confidence.visit", today).number());
        periods.put(
                Kind.DOCUMENT, policy.get("address.confidence.document", today).number());
        periods.put(Kind.ANOTHER, appearance);
        periods.put(Kind.APPEARANCE, appearance);
        periods.put(Kind.TOLD, policy.get("address.confidence.told", today).number());
        return periods;
    }

    /** Whether there is an address, and somebody was at each and did not find it so. */
    public static boolean haveFailed(Collection<KnownAddress> addresses) {
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> address.confidence().level() == AddressConfidence.Level.FAILED);
    }

    /** The address with the lowest confidence of those where the person lives; the first where several are equal. */
    public static Optional<KnownAddress> leastSure(Collection<KnownAddress> addresses) {
        return addresses.stream()
                .min(Comparator.comparing(address -> address.confidence().level()));
    }

    /** What is known of an address. */
    private static final class Heard {
        private final List<Confirmation> confirmations = new ArrayList<>();
        private final List<LocalDate> failures = new ArrayList<>();
    }
}
