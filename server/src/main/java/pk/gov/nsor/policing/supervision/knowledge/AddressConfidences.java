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

/** How sure the addresses of people are today, from visits, appearances and what they rested on when they were recorded. */
@Service
public class AddressConfidences {

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

    /** Those that were there when the person spoke of where they live; of each kind the latest. */
    private void appearances(UUID[] people, Map<Long, Heard> heard) {
        jdbc.sql("""
                        select a.id, p.address_seen as what, max(p.happened_on) as day
                        from register.address_view a
                        join supervision.appearance p on p.person_id = a.person_id
                            and p.happened_on >= a.from_day and p.recorded_at >= a.recorded_at
                        where a.person_id = any (?) and a.until_day is null
                        group by a.id, p.address_seen
                        """).param(people).query(row -> {
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
                        select address_id as id, finding as what, max(happened_on) as day from supervision.visit_report
                        where person_id = any (?) and finding <> 'NOTHING' group by address_id, finding
                        """).param(people).query(row -> {
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
