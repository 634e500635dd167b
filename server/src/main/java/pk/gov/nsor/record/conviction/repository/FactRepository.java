package pk.gov.nsor.record.conviction.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.RowsByPerson;

/** A table in which every version of a fact is a row of its own. Rows are never changed. */
public class FactRepository<T extends LegalFact> {

    private final JdbcClient jdbc;
    private final String table;
    private final String key;
    private final List<String> columns;
    private final Function<T, List<@Nullable Object>> writer;
    private final Reader<T> reader;

    /** Reads a fact's own columns. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * A table of facts.
     *
     * @param key the column of the fact's identifier
     * @param columns the fact's own, besides identifier, version and person
     * @param writer gives a value for each of them
     */
    FactRepository(
            JdbcClient jdbc,
            String table,
            String key,
            List<String> columns,
            Function<T, List<@Nullable Object>> writer,
            Reader<T> reader) {
        this.jdbc = jdbc;
        this.table = table;
        this.key = key;
        this.columns = columns;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Everything ever recorded of the people's facts, in the order of days and then of recording; people without any
     * are left out.
     */
    Map<PersonId, List<Fact<T>>> of(Collection<PersonId> people) {
        Map<PersonId, List<Row<T>>> rows = new LinkedHashMap<>();
        jdbc.sql(select() + " where " + OfPeople.condition("person_id", people))
                .param(OfPeople.parameter(people))
                .query(row -> {
                    rows.computeIfAbsent(new PersonId(row.getObject("person_id", UUID.class)), _ -> new ArrayList<>(2))
                            .add(row(row));
                });
        Map<PersonId, List<Fact<T>>> facts = LinkedHashMap.newLinkedHashMap(rows.size());
        rows.forEach((person, theirs) -> facts.put(person, facts(theirs)));
        return facts;
    }

    /** As above, for everybody in a range; {@link #facts} makes facts of a person's rows. */
    public RowsByPerson<Row<T>> inOrder(Connection connection, PersonRange range) {
        return RowsByPerson.read(
                connection, range, select() + " where person_id between ? and ? order by person_id", this::row);
    }

    /** @param rows of one person */
    public static <T extends LegalFact> List<Fact<T>> facts(List<Row<T>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        if (rows.size() == 1) {
            return List.of(rows.getFirst().alone());
        }
        Map<UUID, List<Version<T>>> versions = LinkedHashMap.newLinkedHashMap(rows.size());
        for (Row<T> row : rows) {
            versions.computeIfAbsent(row.of(), _ -> new ArrayList<>(1)).add(row.version());
        }
        List<Fact<T>> facts = new ArrayList<>(versions.size());
        versions.forEach((id, ofFact) -> {
            ofFact.sort(Comparator.comparingInt(Version::number));
            facts.add(new Fact<>(new FactId(id), ofFact));
        });
        facts.sort(order());
        return facts;
    }

    List<Fact<T>> of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, List.of());
    }

    void insert(PersonId person, FactId id, Version<T> version) {
        List<String> names = new ArrayList<>(List.of("version", "person_id"));
        if (!key.equals("person_id")) {
            names.addFirst(key);
        }
        names.addAll(columns);
        names.addAll(List.of("withdrawn", "correction_reason", "recorded_at", "recorded_by"));
        StatementSpec insert = jdbc.sql("insert into " + table + " (" + String.join(", ", names) + ") values ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")");
        if (!key.equals("person_id")) {
            insert = insert.param(id.value());
        }
        insert = insert.param(version.number()).param(person.value());
        for (Object value : writer.apply(version.fact())) {
            insert = insert.param(value);
        }
        insert.param(version.withdrawn())
                .param(version.reason())
                .param(version.recordedAt())
                .param(version.recordedBy())
                .update();
    }

    private String select() {
        return "select person_id, " + key + ", version, " + String.join(", ", columns)
                + ", withdrawn, correction_reason, recorded_at, recorded_by from " + table;
    }

    private Row<T> row(ResultSet row) throws SQLException {
        return new Row<>(row.getObject(key, UUID.class), version(row));
    }

    private Version<T> version(ResultSet row) throws SQLException {
        return new Version<>(
                row.getInt("version"),
                reader.read(row),
                row.getBoolean("withdrawn"),
                row.getString("correction_reason"),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getObject("recorded_by", UUID.class));
    }

    /** In the order of days, and then of recording. */
    public static <T extends LegalFact> List<Fact<T>> inOrder(List<Fact<T>> facts) {
        return facts.stream().sorted(order()).toList();
    }

    private static <T extends LegalFact> Comparator<Fact<T>> order() {
        return Comparator.comparing((Fact<T> fact) -> fact.now().on())
                .thenComparing(fact -> fact.first().recordedAt())
                .thenComparing(fact -> fact.id().value());
    }

    /** A version, and the identifier of its fact. */
    public record Row<T extends LegalFact>(UUID of, Version<T> version) {

        /** The fact with this as its only version. */
        private Fact<T> alone() {
            return new Fact<>(new FactId(of), List.of(version));
        }
    }
}
