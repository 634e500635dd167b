package pk.gov.nsor.record.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.matching.Candidates.Hit;
import pk.gov.nsor.record.matching.RegisterSnapshot.Numbered;
import pk.gov.nsor.record.matching.compare.Birth;
import pk.gov.nsor.record.matching.compare.Comparing;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.matching.compare.Described;
import pk.gov.nsor.record.matching.spelling.NameCodes;
import pk.gov.nsor.record.registration.ReadCondition;

/**
 * Records whose people are described alike. It reads everybody, sealed records too: what it finds is for whoever may read
 * both records, and never the answer to somebody's question.
 */
@Service
public class SimilarRecords {

    private static final int MONTHS = 12;

    private static final ReadCondition EVERYBODY = new ReadCondition("true", Map.of(), true, Set.of(), "");

    static final Comparator<Similar> WEIGHTIEST_FIRST = Comparator.comparingDouble(
                    (Similar other) -> other.comparison().weight())
            .reversed()
            .thenComparing(other -> other.person().value());

    /** Whoever is born on a day and shares a word of the name by its sound: of usual names only some are candidates by name. */
    private static final String OF_ONE_BIRTH = """
            select p.id from register.person_view p
            where p.born_on = any (cast(? as date[]))
                and exists (select from matching.name_key k where k.person_id = p.id and k.codes && cast(? as integer[]))
            limit ?
            """;

    private static final String DESCRIBED = """
            select p.id, p.father_latin, p.father_urdu, p.born_on, p.sex,
                array(select c.cnic::text from register.cnic_view c
                    where c.person_id = p.id and c.status <> 'WITHDRAWN') as cnics,
                array(select a.district_code from register.address_view a
                    where a.person_id = p.id and a.withdrawn_at is null) as districts
            from register.person_view p where p.id = any (?)
            """;

    private static final String NAMES = """
            select n.person_id, n.name_latin, n.name_urdu
            from unnest(?::uuid[]) of (id)
            cross join lateral (select * from register.name_view n where n.person_id = of.id and n.kind <> 'CORRECTED' offset 0) n
            where num_nonnulls(n.name_latin, n.name_urdu) > 0
            order by n.person_id, n.kind <> 'CURRENT', n.kind, n.of_row
            """;

    private final JdbcClient jdbc;
    private final Candidates candidates;
    private final Districts districts;
    private final NearDistricts near;
    private final MatchModels models;
    private final Clock clock;

    SimilarRecords(
            JdbcClient jdbc,
            Candidates candidates,
            Districts districts,
            NearDistricts near,
            MatchModels models,
            Clock clock) {
        this.jdbc = jdbc;
        this.candidates = candidates;
        this.districts = districts;
        this.near = near;
        this.models = models;
        this.clock = clock;
    }

    /** For commands, which run without the server. Whoever calls {@link #to} has a transaction. */
    public static SimilarRecords reading(JdbcClient jdbc, Clock clock) {
        Districts districts = Districts.reading(jdbc, clock);
        return new SimilarRecords(
                jdbc,
                new Candidates(jdbc),
                districts,
                new NearDistricts(districts),
                new MatchModels(jdbc, clock),
                clock);
    }

    /** A record, and how it compares with the one that was asked about. */
    public record Similar(PersonId person, Comparison comparison) {}

    /** The version of the model by which records are compared. */
    public String model() {
        return Integer.toString(models.current().version());
    }

    /**
     * The records that a name of this one may mean and that are so much alike, the weightiest first.
     *
     * @param least their match weight in bits, at least
     */
    @Transactional(readOnly = true)
    public List<Similar> to(PersonId person, double least) {
        Described own = described(Set.of(person.value())).get(person);
        if (own == null) {
            return List.of();
        }
        Set<UUID> found = new HashSet<>();
        PersonName father = father(person);
        names(Set.of(person.value()))
                .getOrDefault(person, List.of())
                .forEach(name -> found.addAll(named(name, father)));
        found.addAll(bornAlike(own));
        found.remove(person.value());
        return similar(own, found, least);
    }

    /** All records but those that are joined with another, to compare each with the others. For commands only. */
    public RegisterSnapshot all() {
        return new RegisterSnapshot(
                jdbc.sql("""
                                select p.id, p.serial from register.person_view p
                                where not exists (select from register.merged_view m where m.part_id = p.id)
                                order by p.serial
                                """)
                        .query((row, number) -> new Numbered(row.getObject(1, UUID.class), row.getInt(2)))
                        .list(),
                this::described,
                comparing());
    }

    /** As {@link #to(PersonId, double)}, of somebody of whom it is not known whether they have a record. */
    @Transactional(readOnly = true)
    public List<Similar> to(SoughtPerson sought, double least) {
        Set<UUID> found = new HashSet<>();
        sought.names().forEach(name -> found.addAll(named(name, sought.father())));
        if (sought.cnic() != null) {
            found.addAll(people(new NameQuestion(null, null, null, null, SoughtPerson.digits(sought.cnic()))));
        }
        found.addAll(bornAlike(sought.described()));
        // What is written in the same transaction goes its usual way.
        jdbc.sql(Candidates.AS_USUAL).update();
        return similar(sought.described(), found, least);
    }

    /** How each of these records compares with somebody, whatever the weight; without those that are no more. */
    @Transactional(readOnly = true)
    public Map<PersonId, Comparison> compare(SoughtPerson sought, Collection<PersonId> records) {
        Described own = sought.described();
        Comparing comparing = comparing();
        Map<PersonId, Comparison> compared = new LinkedHashMap<>();
        described(records.stream().map(PersonId::value).toList())
                .forEach((person, other) -> compared.put(person, comparing.compare(own, other)));
        return compared;
    }

    /** Whether any of some people and any of others are so much alike; nobody's record is read. */
    @Transactional(readOnly = true)
    public boolean isAnyAlike(Collection<SoughtPerson> some, Collection<SoughtPerson> others, double least) {
        Comparing comparing = comparing();
        List<Described> described = others.stream().map(SoughtPerson::described).toList();
        return some.stream()
                .map(SoughtPerson::described)
                .anyMatch(one -> described.stream()
                        .anyMatch(other -> comparing.compare(one, other).weight() >= least));
    }

    /** With day and month swapped, too. */
    private Collection<UUID> bornAlike(Described own) {
        LocalDate day = own.birth() == null ? null : own.birth().day();
        if (day == null) {
            return List.of();
        }
        Set<LocalDate> days = new HashSet<>(List.of(day));
        if (day.getDayOfMonth() <= MONTHS) {
            days.add(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()));
        }
        return jdbc.sql(OF_ONE_BIRTH)
                .params(
                        days.stream().map(LocalDate::toString).toArray(String[]::new),
                        own.names().stream()
                                .flatMap(name -> Stream.concat(name.latin().stream(), name.urdu().stream()))
                                .flatMap(word -> word.loose().stream())
                                .map(NameCodes::ofSound)
                                .distinct()
                                .toArray(Integer[]::new),
                        Candidates.MOST)
                .query(UUID.class)
                .list();
    }

    private Comparing comparing() {
        return new Comparing(models.current(), near.remembered());
    }

    private List<Similar> similar(Described own, Set<UUID> found, double least) {
        Comparing comparing = comparing();
        return described(found).entrySet().stream()
                .map(other -> new Similar(other.getKey(), comparing.compare(own, other.getValue())))
                .filter(other -> other.comparison().weight() >= least)
                .sorted(WEIGHTIEST_FIRST)
                .toList();
    }

    /** Two records, part by part; empty where one of them is no more. */
    @Transactional(readOnly = true)
    public Optional<Comparison> compare(PersonId one, PersonId other) {
        Map<PersonId, Described> both = described(Set.of(one.value(), other.value()));
        return both.size() < 2
                ? Optional.empty()
                : Optional.of(comparing()
                        .compare(Objects.requireNonNull(both.get(one)), Objects.requireNonNull(both.get(other))));
    }

    /** By each script in which it is written. A name that nobody could search for finds nobody. */
    private Collection<UUID> named(PersonName name, @Nullable PersonName father) {
        Set<UUID> found = new HashSet<>();
        Stream.of(name.latin(), name.urdu()).filter(Objects::nonNull).forEach(written -> {
            boolean isLatin = written.equals(name.latin());
            String fathers = father == null ? null : isLatin ? father.latin() : father.urdu();
            try {
                found.addAll(people(new NameQuestion(written, fathers, null, null, null)));
            } catch (InvalidValueException none) {
                // Too short, or of too many words.
            }
        });
        return found;
    }

    private List<UUID> people(NameQuestion question) {
        CandidateSql sql = new CandidateSql(question, EVERYBODY, true, districts, LocalDate.now(clock));
        return candidates.allOf(sql, question).stream().map(Hit::person).toList();
    }

    private @Nullable PersonName father(PersonId person) {
        return jdbc.sql("select father_latin, father_urdu from register.person_view where id = ?")
                .param(person.value())
                .query((row, number) -> PersonName.ofNullable(row.getString(1), row.getString(2)))
                .optional()
                .flatMap(father -> father)
                .orElse(null);
    }

    private Map<PersonId, List<PersonName>> names(Collection<UUID> people) {
        Map<PersonId, List<PersonName>> names = new LinkedHashMap<>();
        jdbc.sql(NAMES).param(people.toArray(UUID[]::new)).query(row -> {
            names.computeIfAbsent(new PersonId(row.getObject(1, UUID.class)), first -> new ArrayList<>())
                    .add(new PersonName(row.getString(2), row.getString(3)));
        });
        return names;
    }

    private Map<PersonId, Described> described(Collection<UUID> people) {
        Map<PersonId, List<PersonName>> names = names(people);
        Map<PersonId, Described> described = new LinkedHashMap<>();
        jdbc.sql(DESCRIBED).param(people.toArray(UUID[]::new)).query(row -> {
            PersonId person = new PersonId(row.getObject("id", UUID.class));
            described.put(person, described(row, names.getOrDefault(person, List.of())));
        });
        return described;
    }

    private static Described described(ResultSet row, List<PersonName> names) throws SQLException {
        LocalDate bornOn = row.getObject("born_on", LocalDate.class);
        String sex = row.getString("sex");
        return Described.of(
                        names,
                        PersonName.ofNullable(row.getString("father_latin"), row.getString("father_urdu"))
                                .orElse(null),
                        bornOn == null ? null : Birth.on(bornOn),
                        sex == null ? null : Sex.valueOf(sex))
                .with(all(row, "cnics"), all(row, "districts"), Set.of());
    }

    private static Set<String> all(ResultSet row, String column) throws SQLException {
        return Set.copyOf(List.of((String[]) row.getArray(column).getArray()));
    }
}
