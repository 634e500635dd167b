package pk.gov.nsor.record.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.matching.Candidates.Hit;
import pk.gov.nsor.record.matching.FoundByName.By;
import pk.gov.nsor.record.matching.compare.Birth;
import pk.gov.nsor.record.matching.compare.Comparing;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.matching.compare.Described;
import pk.gov.nsor.record.matching.compare.NameWords;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;
import pk.gov.nsor.record.register.Homes;
import pk.gov.nsor.record.register.Homes.Home;

/** Compares the candidates of a search with what was asked, and orders those that fit. */
@Component
class FoundPeople {

    /** Joined otherwise, the view of all names is read whole: some of its parts are joins themselves. */
    private static final String DETAILS = """
            select p.id, p.serial, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.born_on, p.registered_at,
                   array(select c.cnic::text from register.cnic_view c where c.person_id = p.id and c.status <> 'WITHDRAWN' and ?)
                       as cnics,
                   hit.kind, n.name_latin as found_latin, n.name_urdu as found_urdu, n.until_day
            from unnest(?::uuid[], ?::text[], ?::bigint[]) as hit (person_id, kind, of_row)
            join register.person_view p on p.id = hit.person_id
            left join lateral (
                select n.name_latin, n.name_urdu, n.until_day from register.name_view n
                where n.person_id = hit.person_id and n.kind = hit.kind and n.of_row = hit.of_row
                    and hit.kind <> 'CURRENT'
                offset 0) n on true
            """;
    /** Weights that differ by less are one: their order is by likeness of the letters. */
    private static final double ALIKE = 0.25;
    /** Whoever is some thousand times less likely than the best is not shown: usual words alone make nobody this person. */
    private static final double MOST_BELOW_BEST = 12;

    private final JdbcClient jdbc;
    private final Homes homes;
    private final Clock clock;
    private final MatchModels models;
    private final NearDistricts near;

    FoundPeople(JdbcClient jdbc, Homes homes, Clock clock, MatchModels models, NearDistricts near) {
        this.jdbc = jdbc;
        this.homes = homes;
        this.clock = clock;
        this.models = models;
        this.near = near;
    }

    private record Details(
            PersonId person,
            RegisterNumber number,
            OffsetDateTime registeredAt,
            Written name,
            Written father,
            @Nullable LocalDate bornOn,
            Set<String> cnics,
            By by,
            Written foundName,
            @Nullable LocalDate until) {}

    /** A name as it is stored; only of those who are shown is it made a name again, which costs more than to compare it. */
    private record Written(@Nullable String latin, @Nullable String urdu) {
        private boolean isKnown() {
            return latin != null || urdu != null;
        }

        private PersonName name() {
            return new PersonName(latin, urdu);
        }

        /** @param inLatin whether it is compared as it is written in Latin letters, where it is */
        private NameWords words(boolean inLatin, Function<String, List<NameWord>> words) {
            return NameWords.of(latin, inLatin && latin != null ? null : urdu, words);
        }
    }

    private record Compared(Details details, Comparison comparison) {
        private long weight() {
            return Math.round(comparison.weight() / ALIKE);
        }
    }

    /**
     * Those of whose names one fits, the best first; among equals by the name on the record before other names, then by
     * likeness of the letters, then in the order of registration.
     *
     * @param most how many at most
     */
    @Transactional(readOnly = true)
    List<FoundByName> of(Collection<Hit> hits, NameQuestion question, int most) {
        Described asked = question.described();
        Comparing comparing = new Comparing(models.current(), near);
        Function<String, List<NameWord>> words = NameKeys.ofOneQuestion();
        Map<PersonId, Compared> best = new LinkedHashMap<>();
        for (Details each : details(hits, question.cnic() != null)) {
            Comparison comparison = comparing.compare(asked, described(each, question.isLatin(), words));
            if (question.isMetBy(comparison)) {
                Compared compared = new Compared(each, comparison);
                best.merge(each.person(), compared, (one, other) -> ORDER.compare(one, other) <= 0 ? one : other);
            }
        }
        double least = best.values().stream()
                        .mapToDouble(each -> each.comparison().weight())
                        .max()
                        .orElse(0)
                - MOST_BELOW_BEST;
        return shown(best.values().stream()
                .filter(each -> each.comparison().weight() >= least)
                .sorted(ORDER)
                .limit(most)
                .toList());
    }

    /** People of whom it is known that they have the telephone number that was asked for. */
    @Transactional(readOnly = true)
    List<FoundByName> withTelephone(Collection<PersonId> people) {
        Described ofNumber = new Described(List.of(), null, null, null, Set.of(), Set.of(), Set.of(""));
        Comparison comparison = new Comparing(models.current(), near).compare(ofNumber, ofNumber);
        return shown(
                details(
                                people.stream()
                                        .map(person -> new Hit(person.value(), By.CURRENT, 0))
                                        .toList(),
                                false)
                        .stream()
                        .map(each -> new Compared(each, comparison))
                        .sorted(ORDER)
                        .toList());
    }

    private List<FoundByName> shown(List<Compared> shown) {
        Map<PersonId, Home> home =
                homes.of(shown.stream().map(each -> each.details().person()).toList(), LocalDate.now(clock));
        return shown.stream().map(each -> found(each, home)).toList();
    }

    private static final Comparator<Compared> ORDER = Comparator.comparingLong(Compared::weight)
            .reversed()
            .thenComparing(each -> each.details().by() != By.CURRENT)
            .thenComparing(Comparator.<Compared>comparingDouble(
                            each -> each.comparison().likeness())
                    .reversed())
            .thenComparing(each -> each.details().registeredAt())
            .thenComparing(each -> each.details().number().serial());

    private static FoundByName found(Compared compared, Map<PersonId, Home> homes) {
        Details details = compared.details();
        Home home = homes.get(details.person());
        return new FoundByName(
                details.person(),
                details.number(),
                details.name().name(),
                details.father().isKnown() ? details.father().name() : null,
                details.bornOn(),
                home == null ? null : home.district(),
                details.by(),
                details.foundName().name(),
                details.until(),
                compared.comparison());
    }

    private static Described described(Details details, boolean inLatin, Function<String, List<NameWord>> words) {
        return new Described(
                List.of(details.foundName().words(inLatin, words)),
                details.father().isKnown() ? details.father().words(inLatin, words) : null,
                details.bornOn() == null ? null : Birth.on(details.bornOn()),
                null,
                details.cnics(),
                Set.of(),
                Set.of());
    }

    /** @param withCnics whether they are compared, too */
    private List<Details> details(Collection<Hit> hits, boolean withCnics) {
        return jdbc.sql(DETAILS)
                .param(withCnics)
                .param(hits.stream().map(Hit::person).toArray(UUID[]::new))
                .param(hits.stream().map(Hit::by).map(By::name).toArray(String[]::new))
                .param(hits.stream().map(Hit::ofRow).toArray(Long[]::new))
                .query((row, number) -> {
                    Written name = new Written(row.getString("name_latin"), row.getString("name_urdu"));
                    Written found = new Written(row.getString("found_latin"), row.getString("found_urdu"));
                    return new Details(
                            new PersonId(row.getObject("id", UUID.class)),
                            new RegisterNumber(row.getInt("serial")),
                            row.getObject("registered_at", OffsetDateTime.class),
                            name,
                            new Written(row.getString("father_latin"), row.getString("father_urdu")),
                            row.getObject("born_on", LocalDate.class),
                            Set.of((String[]) row.getArray("cnics").getArray()),
                            By.valueOf(row.getString("kind")),
                            found.isKnown() ? found : name,
                            row.getObject("until_day", LocalDate.class));
                })
                .list();
    }
}
