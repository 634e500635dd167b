package pk.gov.nsor.conviction;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.Section;

/** Reads convictions. */
@Component
class ConvictionReader {

    private static final String NAMING = """
             from conviction.conviction c join conviction.offence o on o.conviction_id = c.id
            where (o.law = :law and (o.section = :section or starts_with(o.section, :section || '(')))
                or exists (select from unnest(o.connected_with) as other (named)
                    where other.named = :whole or starts_with(other.named, :whole || '('))
            """;

    private final JdbcClient jdbc;

    ConvictionReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Conviction> of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, List.of());
    }

    /** Of several people at once; who has none is left out. */
    Map<PersonId, List<Conviction>> of(Collection<PersonId> people) {
        UUID[] ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        Map<UUID, List<Offence>> offences = jdbc
                .sql("""
                        select o.conviction_id, o.law, o.section, o.connected_with
                        from conviction.offence o join conviction.conviction c on c.id = o.conviction_id
                        where c.person_id = any (?) order by o.conviction_id, o.position
                        """)
                .param(ids)
                .query((row, number) -> Map.entry(row.getObject("conviction_id", UUID.class), offence(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc
                .sql("""
                        select c.id, c.person_id, c.court_code, c.case_number, c.fir_number, c.police_station_code,
                               c.offence_on, c.judgment_on, c.victim_age, c.victim_sex, c.recorded_at, q.quashed_on, q.reason
                        from conviction.conviction c left join conviction.quashing q on q.conviction_id = c.id
                        where c.person_id = any (?) order by c.judgment_on desc, c.recorded_at desc
                        """)
                .param(ids)
                .query((row, number) -> Map.entry(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        conviction(row, offences.getOrDefault(row.getObject("id", UUID.class), List.of()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The people of at least one judgment that names the section, a part of it, or one in connection with it. */
    List<PersonId> convictedUnder(Section section) {
        return jdbc.sql("select distinct person_id" + NAMING + " order by person_id")
                .param("law", section.law())
                .param("section", section.number())
                .param("whole", section.toString())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** How many judgments name the section, a part of it, or one in connection with it. */
    long countUnder(Section section) {
        return jdbc.sql("select count(distinct c.id)" + NAMING)
                .param("law", section.law())
                .param("section", section.number())
                .param("whole", section.toString())
                .query(Long.class)
                .single();
    }

    private static Conviction conviction(ResultSet row, List<Offence> offences) throws SQLException {
        NewConviction judgment = new NewConviction(
                row.getString("court_code"),
                row.getString("case_number"),
                row.getString("fir_number"),
                row.getString("police_station_code"),
                row.getObject("offence_on", LocalDate.class),
                row.getObject("judgment_on", LocalDate.class),
                new Victim(
                        Victim.Age.valueOf(row.getString("victim_age")),
                        Victim.VictimSex.valueOf(row.getString("victim_sex"))),
                offences);
        return new Conviction(
                new ConvictionId(row.getObject("id", UUID.class)),
                judgment,
                row.getObject("recorded_at", OffsetDateTime.class),
                quashing(row));
    }

    private static Conviction.@Nullable Quashing quashing(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("quashed_on", LocalDate.class);
        return on == null
                ? null
                : new Conviction.Quashing(on, Conviction.Quashing.Reason.valueOf(row.getString("reason")));
    }

    private static Offence offence(ResultSet row) throws SQLException {
        Array connected = row.getArray("connected_with");
        return new Offence(
                new Section(row.getString("law"), row.getString("section")),
                Arrays.stream((String[]) connected.getArray())
                        .map(Section::parse)
                        .toList());
    }
}
