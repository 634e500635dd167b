package pk.gov.nsor.agencies.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;

/**
 * The one place that knows what an audience may hear of whom, as it is now. Nobody who is not on the register today is among
 * them, so nobody sealed or erased, and no record that is joined with another: the person is told of under the one that leads.
 */
@Component
class MayHear {

    private static final String REGISTERED = """
            select p.id, p.name_latin, p.name_urdu,
                (select array_agg(c.cnic order by c.cnic) from register.cnic_view c
                    where c.person_id = p.id and c.status <> 'WITHDRAWN') as cnics,
            """;

    private static final String ON_REGISTER = """
            join registration.standing_view s on s.person_id = p.id
                and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
            where not exists (select from register.merged_view m where m.part_id = p.id)
            """;

    private static final String IMMIGRATION = REGISTERED + """
                greatest(s.first_day, f.opened_on) as since, null as station
            from register.person_view p
            join supervision.followed_view f on f.person_id = p.id
            """ + ON_REGISTER + " and not s.in_custody";

    private static final String POLICE = REGISTERED + """
                w.since_day as since,
                (select min(a.station_code) from supervision.answering_station a where a.person_id = p.id) as station
            from register.person_view p
            join supervision.whereabouts_view w on w.person_id = p.id
            """ + ON_REGISTER;

    private final JdbcClient jdbc;
    private final PoliceStations stations;
    private final ClientScopes scopes;
    private final Clock clock;

    MayHear(JdbcClient jdbc, PoliceStations stations, ClientScopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.stations = stations;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** What the audience may hear of these people; whoever is left out concerns it in no way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<PersonId, Heard> of(Audience audience, Collection<PersonId> people) {
        return jdbc
                .sql(sql(audience) + " and p.id = any (:people)")
                .param("today", LocalDate.now(clock))
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> heard(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Heard::person, Function.identity()));
    }

    /** The next of those whom the audience may hear of, in the order of their identifiers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Heard> after(Audience audience, @Nullable UUID last, int most) {
        return jdbc.sql(sql(audience) + " and p.id > :last order by p.id limit :most")
                .param("today", LocalDate.now(clock))
                .param("last", last == null ? new UUID(0, 0) : last)
                .param("most", most)
                .query((row, number) -> heard(row))
                .list();
    }

    /** What the subscriber's system speaks for now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ClientScope scope(Subscriber subscriber) {
        return subscriber.audience().feed().isOfCountry() ? ClientScope.COUNTRY : scopes.of(subscriber.client());
    }

    /** Whether a subscriber with this scope may hear of it. */
    static boolean isWithin(Heard heard, Audience audience, ClientScope scope) {
        return switch (audience) {
            case IMMIGRATION -> true;
            case POLICE -> scope.isCountry() || heard.district() != null && scope.coversDistrict(heard.district());
        };
    }

    private static String sql(Audience audience) {
        return switch (audience) {
            case IMMIGRATION -> IMMIGRATION;
            case POLICE -> POLICE;
        };
    }

    private Heard heard(ResultSet row) throws SQLException {
        String station = row.getString("station");
        java.sql.Array cnics = row.getArray("cnics");
        return new Heard(
                new PersonId(row.getObject("id", UUID.class)),
                row.getObject("since", LocalDate.class),
                row.getString("name_latin"),
                row.getString("name_urdu"),
                cnics == null
                        ? List.of()
                        : Arrays.stream((Object[]) cnics.getArray())
                                .filter(Objects::nonNull)
                                .map(cnic -> Cnic.parse(cnic.toString()))
                                .toList(),
                station,
                station == null
                        ? null
                        : stations.byCode(station)
                                .map(PoliceStation::districtCode)
                                .orElse(null));
    }
}
