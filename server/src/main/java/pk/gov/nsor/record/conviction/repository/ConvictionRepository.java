package pk.gov.nsor.record.conviction.repository;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.RowsByPerson;

/** The judgments. Their first versions have a table of their own, which other facts reference. */
public final class ConvictionRepository {

    private static final List<String> COLUMNS = List.of(
            "court_code",
            "case_number",
            "fir_number",
            "police_station_code",
            "offence_on",
            "judgment_on",
            "victim_age",
            "victim_sex");

    /** The forms in which numbers are compared; a reader of a number derives them from it. */
    private static final List<String> KEYS = List.of("case_key", "fir_key");

    private final JdbcClient jdbc;
    private final FactRepository<NewConviction> corrections;

    ConvictionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.corrections = new FactRepository<>(
                jdbc,
                "conviction.conviction_version",
                "conviction_id",
                Stream.concat(COLUMNS.stream(), KEYS.stream()).toList(),
                judgment -> List.of(
                        judgment.courtCode(),
                        judgment.caseNumber(),
                        judgment.firNumber(),
                        judgment.policeStationCode(),
                        judgment.offenceOn(),
                        judgment.judgmentOn(),
                        judgment.victim().age().name(),
                        judgment.victim().sex().name(),
                        judgment.caseKey().key(),
                        judgment.firKey().key()),
                row -> {
                    throw new UnsupportedOperationException("Judgments are read from the view of all versions");
                });
    }

    List<Fact<NewConviction>> of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, List.of());
    }

    Map<PersonId, List<Fact<NewConviction>>> of(Collection<PersonId> people) {
        Map<Named, List<Offence>> offences = offences(people);
        return everyVersion(named -> offences.getOrDefault(named, List.of())).of(people);
    }

    /** As above, for everybody in a range. */
    InOrder inOrder(Connection connection, PersonRange range) {
        return new InOrder(connection, range);
    }

    private FactRepository<NewConviction> everyVersion(Function<Named, List<Offence>> offences) {
        return new FactRepository<>(
                jdbc, "conviction.every_conviction", "id", COLUMNS, _ -> List.of(), row -> judgment(row, offences));
    }

    void insert(PersonId person, FactId id, Version<NewConviction> version) {
        if (version.number() == 1) {
            insertFirst(person, id, version);
        } else {
            corrections.insert(person, id, version);
        }
        int position = 0;
        for (Offence offence : version.fact().offences()) {
            jdbc.sql("""
                            insert into conviction.offence (conviction_id, version, position, law, section, connected_with)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .param(id.value())
                    .param(version.number())
                    .param(position++)
                    .param(offence.section().law())
                    .param(offence.section().number())
                    .param(offence.connectedWith().stream()
                            .map(Object::toString)
                            .toArray(String[]::new))
                    .update();
        }
    }

    private void insertFirst(PersonId person, FactId id, Version<NewConviction> version) {
        NewConviction judgment = version.fact();
        jdbc.sql("""
                        insert into conviction.conviction
                            (id, person_id, court_code, case_number, fir_number, police_station_code, offence_on,
                             judgment_on, victim_age, victim_sex, case_key, fir_key, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id.value())
                .param(person.value())
                .param(judgment.courtCode())
                .param(judgment.caseNumber())
                .param(judgment.firNumber())
                .param(judgment.policeStationCode())
                .param(judgment.offenceOn())
                .param(judgment.judgmentOn())
                .param(judgment.victim().age().name())
                .param(judgment.victim().sex().name())
                .param(judgment.caseKey().key())
                .param(judgment.firKey().key())
                .param(version.recordedAt())
                .param(version.recordedBy())
                .update();
    }

    private Map<Named, List<Offence>> offences(Collection<PersonId> people) {
        Map<Named, List<Offence>> offences = new HashMap<>();
        jdbc.sql("""
                        select o.conviction_id, o.version, o.law, o.section, o.connected_with
                        from conviction.offence o join conviction.conviction c on c.id = o.conviction_id
                        where %s order by o.conviction_id, o.version, o.position
                        """.formatted(OfPeople.condition("c.person_id", people)))
                .param(OfPeople.parameter(people))
                .query(row -> {
                    offences.computeIfAbsent(named(row), _ -> new ArrayList<>(2))
                            .add(offence(row));
                });
        return offences;
    }

    private static NewConviction judgment(ResultSet row, Function<Named, List<Offence>> offences) throws SQLException {
        return new NewConviction(
                row.getString("court_code"),
                row.getString("case_number"),
                row.getString("fir_number"),
                row.getString("police_station_code"),
                row.getObject("offence_on", LocalDate.class),
                row.getObject("judgment_on", LocalDate.class),
                new Victim(
                        Victim.Age.valueOf(row.getString("victim_age")),
                        Victim.VictimSex.valueOf(row.getString("victim_sex"))),
                offences.apply(new Named(row.getObject("id", UUID.class), row.getInt("version"))));
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(row.getObject("conviction_id", UUID.class), row.getInt("version"));
    }

    private static Offence offence(ResultSet row) throws SQLException {
        Array connected = row.getArray("connected_with");
        List<Section> sections = new ArrayList<>(2);
        for (String section : (String[]) connected.getArray()) {
            sections.add(Section.parse(section));
        }
        return new Offence(new Section(row.getString("law"), row.getString("section")), sections);
    }

    private record Named(UUID conviction, int version) {}

    private record NamedOffence(Named named, int position, Offence offence) {}

    /** The judgments of everybody, from two tables read in parallel. */
    public final class InOrder implements AutoCloseable {

        private final RowsByPerson<NamedOffence> offences;
        private final RowsByPerson<FactRepository.Row<NewConviction>> judgments;
        private List<NamedOffence> theirs = List.of();

        private InOrder(Connection connection, PersonRange range) {
            offences = RowsByPerson.read(
                    connection, range, """
                    select c.person_id, o.conviction_id, o.version, o.position, o.law, o.section, o.connected_with
                    from conviction.offence o join conviction.conviction c on c.id = o.conviction_id
                    where c.person_id between ? and ? order by c.person_id
                    """, row -> new NamedOffence(named(row), row.getInt("position"), offence(row)));
            judgments = everyVersion(this::offencesOf).inOrder(connection, range);
        }

        public List<Fact<NewConviction>> of(PersonId person) {
            theirs = offences.of(person);
            if (theirs.size() > 1) {
                theirs.sort(Comparator.comparingInt(NamedOffence::position));
            }
            return FactRepository.facts(judgments.of(person));
        }

        private List<Offence> offencesOf(Named judgment) {
            List<Offence> named = new ArrayList<>(theirs.size());
            for (NamedOffence one : theirs) {
                if (one.named().equals(judgment)) {
                    named.add(one.offence());
                }
            }
            return named;
        }

        @Override
        public void close() {
            judgments.close();
            offences.close();
        }
    }
}
