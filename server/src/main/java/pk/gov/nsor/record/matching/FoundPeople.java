package pk.gov.nsor.record.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.matching.FoundByName.By;
import pk.gov.nsor.record.matching.NameSearchSql.Hit;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.Homes.Home;

/** What a list of found people shows about each. */
@Component
class FoundPeople {

    /** Joined otherwise, the view of all names is read whole: some of its parts are joins themselves. */
    private static final String DETAILS = """
            select p.id, p.serial, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.born_on, p.registered_at,
                   n.name_latin as found_latin, n.name_urdu as found_urdu, n.until_day
            from unnest(?::uuid[], ?::text[], ?::bigint[]) as hit (person_id, kind, of_row)
            join register.person_view p on p.id = hit.person_id
            left join lateral (
                select n.name_latin, n.name_urdu, n.until_day from register.name_view n
                where n.person_id = hit.person_id and n.kind = hit.kind and n.of_row = hit.of_row
                    and hit.kind <> 'CURRENT'
                offset 0) n on true
            """;

    private final JdbcClient jdbc;
    private final Homes homes;
    private final Clock clock;

    FoundPeople(JdbcClient jdbc, Homes homes, Clock clock) {
        this.jdbc = jdbc;
        this.homes = homes;
        this.clock = clock;
    }

    private record Details(
            PersonId person,
            RegisterNumber number,
            OffsetDateTime registeredAt,
            PersonName name,
            @Nullable PersonName father,
            @Nullable LocalDate bornOn,
            @Nullable PersonName foundName,
            @Nullable LocalDate until) {}

    /** In the order of the steps, and within a step in the order of registration. */
    @Transactional(readOnly = true)
    List<FoundByName> of(Collection<Hit> hits) {
        Map<PersonId, Details> details = details(hits);
        Map<PersonId, Home> home = homes.of(details.keySet(), LocalDate.now(clock));
        Map<PersonId, Hit> by =
                hits.stream().collect(Collectors.toMap(hit -> new PersonId(hit.person()), Function.identity()));
        return details.values().stream()
                .sorted(Comparator.comparing((Details each) -> hit(by, each).step())
                        .thenComparing(Details::registeredAt)
                        .thenComparing(each -> each.number().serial()))
                .map(each -> new FoundByName(
                        each.person(),
                        each.number(),
                        each.name(),
                        each.father(),
                        each.bornOn(),
                        home.containsKey(each.person())
                                ? home.get(each.person()).district()
                                : null,
                        hit(by, each).by(),
                        Objects.requireNonNullElse(each.foundName(), each.name()),
                        each.until()))
                .toList();
    }

    private static Hit hit(Map<PersonId, Hit> by, Details details) {
        return Objects.requireNonNull(by.get(details.person()));
    }

    private Map<PersonId, Details> details(Collection<Hit> hits) {
        return jdbc
                .sql(DETAILS)
                .param(hits.stream().map(Hit::person).toArray(UUID[]::new))
                .param(hits.stream().map(Hit::by).map(By::name).toArray(String[]::new))
                .param(hits.stream().map(Hit::ofRow).toArray(Long[]::new))
                .query((row, number) -> new Details(
                        new PersonId(row.getObject("id", UUID.class)),
                        new RegisterNumber(row.getInt("serial")),
                        row.getObject("registered_at", OffsetDateTime.class),
                        new PersonName(row.getString("name_latin"), row.getString("name_urdu")),
                        PersonName.ofNullable(row.getString("father_latin"), row.getString("father_urdu"))
                                .orElse(null),
                        row.getObject("born_on", LocalDate.class),
                        PersonName.ofNullable(row.getString("found_latin"), row.getString("found_urdu"))
                                .orElse(null),
                        row.getObject("until_day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Details::person, Function.identity()));
    }
}
