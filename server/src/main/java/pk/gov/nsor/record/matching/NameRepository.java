package pk.gov.nsor.record.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.spelling.NameCodes;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.register.NamesRecorded;
import pk.gov.nsor.record.register.merged.RecordsMerged;

/** Stores what every name is found by, in the transaction that writes the name. */
@Component
public class NameRepository {

    private static final String NAMES = """
            select person_id as id, kind, of_row, name_latin, name_urdu, father_latin, father_urdu
            from unnest(:people) of (id)
            cross join lateral (select * from register.name_view n where n.person_id = of.id offset 0) name
            """;

    private static final String MISSING = """
            select p.id from register.person p
            where p.id > :after
              and not exists (select from register.merged_view m where m.part_id = p.id)
              and not exists (select from matching.name_key k
                where k.person_id = p.id and k.kind = 'CURRENT' and k.of_row = 0 and k.rules >= :rules)
            order by p.id limit :most""";

    private static final String INSERT = """
            insert into matching.name_key (person_id, kind, of_row, codes, rules)
            select person_id, kind, of_row, codes::integer[], ?
            from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[]) as name (person_id, kind, of_row, codes)
            on conflict (person_id, kind, of_row) do update set codes = excluded.codes, rules = excluded.rules
            """;

    private final JdbcClient jdbc;

    NameRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Name(UUID person, String kind, long ofRow, String codes) {}

    /**
     * Called within the transaction that wrote the names, which holds the lock of the person's row or has just made
     * it.
     */
    @EventListener
    void on(NamesRecorded recorded) {
        write(List.of(recorded.person().value()));
    }

    /**
     * Called within the transaction that joined or parted two records, which then says whose names there are: a person is
     * found under the leading one.
     */
    @EventListener
    void on(RecordsMerged merged) {
        jdbc.sql("delete from matching.name_key where person_id in (?, ?)")
                .params(merged.leading().value(), merged.part().value())
                .update();
    }

    /**
     * Called within the transaction that wrote the names of these people, where many are written without that event.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<UUID> people) {
        write(INSERT, people);
    }

    /**
     * Writes the codes of some people that are missing or of older rules. Codes that another transaction writes
     * meanwhile are kept.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void fill(Collection<UUID> people) {
        write(INSERT + " where name_key.rules < excluded.rules", people);
    }

    /**
     * The next people with a name that has no codes by these rules, in the order of their identifiers. They cannot be
     * erased until the transaction ends. People about whom another transaction is writing are left out.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> missing(PersonId after, int most) {
        return jdbc.sql(MISSING + " for key share of p skip locked")
                .param("after", after.value())
                .param("rules", NameKeys.RULES)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /**
     * As {@link #missing}, for one person, even while another transaction writes about them; their row is not locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> firstMissing() {
        return jdbc.sql(MISSING)
                .param("after", new UUID(0, 0))
                .param("rules", NameKeys.RULES)
                .param("most", 1)
                .query(UUID.class)
                .optional();
    }

    /**
     * Waits until no other transaction writes about the person, and then locks the row until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void await(UUID person) {
        List<UUID> _ = jdbc.sql("select id from register.person where id = ? for key share")
                .param(person)
                .query(UUID.class)
                .list();
    }

    /** Waits until nobody writes about these people, and lets nobody until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(Collection<UUID> people) {
        List<UUID> _ = jdbc.sql("select id from register.person where id = any (?) order by id for no key update")
                .param(people.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private void write(String statement, Collection<UUID> people) {
        List<Name> names = jdbc.sql(NAMES)
                .param("people", people.toArray(UUID[]::new))
                .query((row, number) -> new Name(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getLong("of_row"),
                        codes(
                                PersonName.ofNullable(row.getString("name_latin"), row.getString("name_urdu")),
                                PersonName.ofNullable(row.getString("father_latin"), row.getString("father_urdu")))))
                .list();
        jdbc.sql(statement)
                .param(NameKeys.RULES)
                .param(column(names, Name::person, UUID[]::new))
                .param(column(names, Name::kind, String[]::new))
                .param(column(names, Name::ofRow, Long[]::new))
                .param(column(names, Name::codes, String[]::new))
                .update();
    }

    /** A name that was withdrawn has none: nobody is found by it. */
    private static String codes(Optional<PersonName> name, Optional<PersonName> father) {
        return name.stream()
                .flatMap(known -> NameCodes.of(known, father.orElse(null)).stream())
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> T[] column(List<Name> names, Function<Name, T> column, IntFunction<T[]> array) {
        return names.stream().map(column).toArray(array);
    }
}
