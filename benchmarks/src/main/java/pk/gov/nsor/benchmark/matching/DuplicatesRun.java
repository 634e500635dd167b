package pk.gov.nsor.benchmark.matching;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.benchmark.matching.RecallRun.Kind;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.matching.SimilarRecords.Similar;
import pk.gov.nsor.record.matching.SoughtPerson;
import pk.gov.nsor.record.register.Identity;

/**
 * How many of those who are registered once more are found, at the weight from which 99 of a hundred pairs are right: with
 * the name and the father's name as somebody else writes them, the day of birth, and a district that is another for one in ten.
 */
public final class DuplicatesRun {

    /** System property: how many people are registered once more. */
    static final String ASKED = "nsor.bench.asked";

    private static final int PEOPLE = 2_000;
    private static final int SMALL_PEOPLE = 100;
    private static final double PRECISION = 0.99;
    private static final int SHOWN_FROM = 20;
    /** Nobody calls two records alike that weigh less. */
    private static final int LEAST = 10;

    private static final long SEED = 31;

    private final SimilarRecords similar;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<Registered> people;
    private final List<String> districts;

    private DuplicatesRun(JdbcClient jdbc, TransactionTemplate transaction, int asked) {
        this.similar = SimilarRecords.reading(jdbc, Clock.systemUTC());
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.people = jdbc.sql("""
                        select * from (
                            select p.id, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.born_on, p.sex,
                                (select a.district_code from register.address_view a
                                    where a.person_id = p.id and a.withdrawn_at is null order by a.from_day desc, a.id limit 1)
                                    as district
                            from register.person_view p
                            where num_nonnulls(p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.born_on) = 5) all_of
                        where district is not null order by md5(id::text) limit ?
                        """)
                .param(asked)
                .query((row, number) -> new Registered(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        Sex.valueOf(row.getString(7)),
                        row.getString(8)))
                .list();
        this.districts =
                people.stream().map(Registered::district).distinct().sorted().toList();
    }

    private record Registered(
            UUID id,
            String latin,
            String urdu,
            String father,
            String fatherUrdu,
            LocalDate bornOn,
            Sex sex,
            String district) {}

    /** One record that was found alike. */
    private record Found(double weight, boolean isRight) {}

    public static void main(String[] arguments) {
        boolean small = "small".equals(arguments[2]);
        try (SingleConnectionDataSource source = new SingleConnectionDataSource(
                "jdbc:" + System.getenv("NSOR_DB_URL"),
                System.getenv("NSOR_DB_USER"),
                System.getenv("NSOR_DB_PASSWORD"),
                true)) {
            DuplicatesRun run = new DuplicatesRun(
                    RecordClient.of(source),
                    new TransactionTemplate(new DataSourceTransactionManager(source)),
                    Integer.getInteger(ASKED, small ? SMALL_PEOPLE : PEOPLE));
            run.measure(Kind.S1, 0.96);
            run.measure(Kind.S2, 0.90);
        }
        JarRun.end();
    }

    private void measure(Kind kind, double aim) {
        Random random = new Random(SEED);
        Respelling respelling = Respelling.with(
                Path.of(System.getProperty("nsor.project", ".")).resolve("../shared/data/names/variants-dev.tsv"),
                random);
        List<Found> found = new ArrayList<>();
        for (Registered person : people) {
            Identity again = again(person, kind, respelling, random);
            String livesIn =
                    random.nextInt(10) == 0 ? districts.get(random.nextInt(districts.size())) : person.district();
            List<Similar> alike = Objects.requireNonNull(
                    transaction.execute(status -> similar.to(new SoughtPerson(again, null, Set.of(livesIn)), LEAST)));
            for (Similar each : alike) {
                UUID other = each.person().value();
                boolean isRight = other.equals(person.id());
                if (isRight || !isOnceMore(person, other)) {
                    found.add(new Found(each.comparison().weight(), isRight));
                }
            }
        }
        String name = "duplicates, " + kind.label();
        JarRun.figure(name + ": recall at precision .99", recall(found), "share", aim, "higher");
        JarRun.figure(name + ": recall from 20 bits on", recallFrom(found, SHOWN_FROM), "share", null, "higher");
        JarRun.figure(name + ": precision from 20 bits on", precisionFrom(found, SHOWN_FROM), "share", null, "higher");
    }

    /**
     * Whether it is another record of the person: one of seventy of the synthetic register is entered once more, with other
     * spellings, and alone has an address of somebody else since the same day.
     */
    private boolean isOnceMore(Registered person, UUID other) {
        return jdbc.sql("""
                        select exists (
                            select from register.address_view one
                            join register.address_view another on another.line = one.line
                                and another.district_code = one.district_code and another.from_day = one.from_day
                            where one.person_id = ? and another.person_id = ?)
                        """).params(person.id(), other).query(Boolean.class).single();
    }

    private static Identity again(Registered person, Kind kind, Respelling respelling, Random random) {
        String name = respelling.name(person.latin(), person.urdu());
        String father = respelling.name(person.father(), person.fatherUrdu());
        if (kind == Kind.S2 && random.nextBoolean()) {
            name = respelling.slip(name);
        } else if (kind == Kind.S2) {
            father = respelling.slip(father);
        }
        return new Identity(
                PersonName.latin(name), PersonName.latin(father), person.sex(), person.bornOn(), "PK", List.of());
    }

    /** The most that are found at some weight from which the precision is high enough. */
    private double recall(List<Found> found) {
        List<Found> weightiest = new ArrayList<>(found);
        weightiest.sort(Comparator.comparingDouble(Found::weight).reversed());
        int right = 0;
        int best = 0;
        for (int each = 0; each < weightiest.size(); each++) {
            right += weightiest.get(each).isRight() ? 1 : 0;
            if (right >= PRECISION * (each + 1)) {
                best = right;
            }
        }
        return (double) best / people.size();
    }

    private double recallFrom(List<Found> found, double weight) {
        return (double) found.stream()
                        .filter(each -> each.isRight() && each.weight() >= weight)
                        .count()
                / people.size();
    }

    private static double precisionFrom(List<Found> found, double weight) {
        List<Found> shown =
                found.stream().filter(each -> each.weight() >= weight).toList();
        return (double) shown.stream().filter(Found::isRight).count() / Math.max(1, shown.size());
    }
}
