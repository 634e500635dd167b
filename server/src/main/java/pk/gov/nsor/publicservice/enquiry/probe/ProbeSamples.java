package pk.gov.nsor.publicservice.enquiry.probe;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Finds people of each class by what courts and officers recorded. It reads neither the list from which the public is
 * answered nor the code that decides about it, so that a mistake there is not repeated here.
 */
@Component
class ProbeSamples {

    private static final long SMALLEST = 1_000_000_000_000L;
    private static final long LARGEST = 9_999_999_999_999L;

    private static final String CONFIRMED = "c.status = 'CONFIRMED'";

    private static final String IS_ON = """
            exists (select from registration.standing_view s where s.person_id = c.person_id
                and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))
            """;

    private static final String HAS_JUDGMENT = """
            exists (select from conviction.judgment_fact j where j.person_id = c.person_id and j.stands)
            """;

    private static final String OFFENDED_AS_ADULT = """
            exists (
                select from conviction.judgment_fact j join register.person_view p on p.id = j.person_id
                where j.person_id = c.person_id and j.stands
                    and (p.born_on is null or j.offence_on >= (p.born_on + interval '18 years')::date))
            """;

    private static final String OFFENDED_AS_CHILD = """
            exists (
                select from conviction.judgment_fact j join register.person_view p on p.id = j.person_id
                where j.person_id = c.person_id and j.stands and j.offence_on < (p.born_on + interval '18 years')::date)
            """;

    private static final String IS_DEAD = """
            exists (
                select from conviction.death_view d where d.person_id = c.person_id and not d.withdrawn
                    and not exists (
                        select from conviction.death_view n where n.person_id = d.person_id and n.version > d.version))
            """;

    private static final String HAS_WITHHELD = """
            exists (
                select from conviction.judgment_fact j where j.person_id = c.person_id and j.stands and j.withheld)
            """;

    /** Where not every judgment is marked: one of the last year, by which somebody is registered, cannot have run out. */
    private static final String IS_WITHHELD = """
            exists (
                select from conviction.judgment_fact j
                where j.person_id = c.person_id and j.stands and j.withheld
                    and (not exists (
                            select from conviction.judgment_fact o
                            where o.person_id = c.person_id and o.stands and not o.withheld)
                        or j.judgment_on > (:today - interval '1 year')::date
                            and exists (
                                select from registration.registered_view r
                                where r.person_id = c.person_id and r.conviction_id = j.id)))
            """;

    private static final String HAD_JUDGMENT = """
            exists (select from conviction.judgment_fact j where j.person_id = c.person_id)
            """;

    private static final String WAS_REGISTRABLE = """
            exists (select from registration.standing_view w where w.person_id = c.person_id
                and (w.was_registrable or w.first_day is not null))
            """;

    private static final String IS_ANOTHERS = """
            exists (select from register.cnic_view o where o.cnic = c.cnic and o.status <> 'WITHDRAWN')
            """;

    private final JdbcClient jdbc;
    private final CnicFormat format;
    private final SecureRandom random = new SecureRandom();

    ProbeSamples(JdbcClient jdbc, CnicFormat format) {
        this.jdbc = jdbc;
        this.format = format;
    }

    /**
     * A CNIC to ask about.
     *
     * @param person whose; null for a number of nobody
     */
    record Sample(Cnic cnic, @Nullable PersonId person) {

        /** Without the number, so that it reaches no log. */
        @Override
        public String toString() {
            return "a sample";
        }
    }

    /** At most so many of the class, others each time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Sample> some(ProbeKind kind, LocalDate today, int most) {
        if (kind == ProbeKind.NOBODY) {
            return nobodys(most);
        }
        UUID start = UUID.randomUUID();
        List<Sample> found = new ArrayList<>(found(kind, today, " and c.person_id >= :start", start, List.of(), most));
        if (found.size() < most) {
            found.addAll(found(kind, today, " and c.person_id < :start", start, List.of(), most - found.size()));
        }
        return found;
    }

    /** Those of the CNICs that are of the class now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Sample> still(ProbeKind kind, LocalDate today, Collection<Sample> some) {
        List<Long> numbers = some.stream().map(sample -> sample.cnic().number()).toList();
        if (kind != ProbeKind.NOBODY) {
            return found(kind, today, " and c.cnic = any (:numbers)", UUID.randomUUID(), numbers, some.size());
        }
        Set<Long> taken = taken(numbers);
        return some.stream()
                .filter(sample -> !taken.contains(sample.cnic().number()))
                .toList();
    }

    /** Numbers that nobody has, of those that this installation takes. */
    private List<Sample> nobodys(int most) {
        Set<Cnic> drawn = new HashSet<>();
        while (drawn.size() < most) {
            drawn().filter(format::takes).ifPresent(drawn::add);
        }
        Set<Long> taken = taken(drawn.stream().map(Cnic::number).toList());
        return drawn.stream()
                .filter(cnic -> !taken.contains(cnic.number()))
                .map(cnic -> new Sample(cnic, null))
                .toList();
    }

    /** Empty where it is a number that people type to fill a field, which is nobody's and is not taken. */
    private Optional<Cnic> drawn() {
        try {
            return Optional.of(new Cnic(random.nextLong(SMALLEST, LARGEST)));
        } catch (InvalidValueException filler) {
            return Optional.empty();
        }
    }

    private Set<Long> taken(List<Long> numbers) {
        return new HashSet<>(jdbc.sql("select cnic from register.cnic_view where cnic = any (?)")
                .param(numbers.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    private List<Sample> found(
            ProbeKind kind, LocalDate today, String which, UUID start, List<Long> numbers, int most) {
        return jdbc.sql("select c.cnic, c.person_id from register.cnic_view c where " + of(kind) + which
                        + " order by c.person_id limit :most")
                .param("today", today)
                .param("start", start)
                .param("numbers", numbers.toArray(Long[]::new))
                .param("most", most)
                .query(Sample.class)
                .list();
    }

    /** What is so of a CNIC {@code c} of the class. */
    private static String of(ProbeKind kind) {
        return switch (kind) {
            case REGISTERED ->
                all(CONFIRMED, IS_ON, HAS_JUDGMENT, not(OFFENDED_AS_CHILD), not(IS_DEAD), not(HAS_WITHHELD));
            case JUVENILE -> all(CONFIRMED, OFFENDED_AS_CHILD, not(OFFENDED_AS_ADULT));
            case WITHHELD -> all(CONFIRMED, IS_WITHHELD);
            case OVERTURNED -> all(CONFIRMED, HAD_JUDGMENT, not(HAS_JUDGMENT));
            case ENDED -> all(CONFIRMED, WAS_REGISTRABLE, not(IS_ON));
            case NEVER_REGISTRABLE -> all(CONFIRMED, not(WAS_REGISTRABLE));
            case DEAD -> all(CONFIRMED, IS_DEAD);
            case UNCONFIRMED -> all("c.status = 'UNCONFIRMED'", IS_ON);
            case WITHDRAWN_CNIC -> all("c.status = 'WITHDRAWN'", IS_ON, not(IS_ANOTHERS));
            case NOBODY -> throw new IllegalArgumentException("Nobody is found in no table");
        };
    }

    private static String all(String... conditions) {
        return String.join(" and ", conditions);
    }

    private static String not(String condition) {
        return "not " + condition;
    }
}
