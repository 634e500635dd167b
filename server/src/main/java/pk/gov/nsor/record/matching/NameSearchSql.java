package pk.gov.nsor.record.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.record.matching.FoundByName.By;
import pk.gov.nsor.record.registration.ReadCondition;

/**
 * The statements of a search by name, one for each step. Each ends as soon as it has found more than can be shown.
 */
final class NameSearchSql {

    static final String PERSON = "k.person_id";

    private final NameQuestion question;
    private final Set<String> keys;
    private final Map<String, Object> parameters = new HashMap<>();
    private final ReadCondition readable;
    private final String conditions;

    /** How well a name matches, the best first. */
    enum Step {
        CURRENT_AS_WRITTEN,
        CURRENT_SAME_WORDS,
        CURRENT_WITH_ALL_WORDS,
        CURRENT_LACKING_WORDS,
        OTHER_AS_WRITTEN,
        OTHER_SAME_WORDS,
        OTHER_WITH_ALL_WORDS,
        OTHER_LACKING_WORDS;

        private boolean isCurrent() {
            return compareTo(CURRENT_LACKING_WORDS) <= 0;
        }

        private boolean isLacking() {
            return this == CURRENT_LACKING_WORDS || this == OTHER_LACKING_WORDS;
        }
    }

    /** The people whom a step found, by which of their names. */
    record Hit(UUID person, By by, long ofRow, Step step) {}

    /** @param findsCorrected whether a name that the record had by mistake is searched, too */
    NameSearchSql(
            NameQuestion question,
            ReadCondition readable,
            boolean findsCorrected,
            Districts districts,
            LocalDate today) {
        this.question = question;
        this.readable = readable;
        this.keys = question.keys();
        List<String> all = new ArrayList<>();
        if (question.bornYear() != null) {
            int year = question.bornYear();
            all.add("""
                    exists (select from register.person_view p where p.id = k.person_id
                        and (p.born_on is null or p.born_on between :bornFrom and :bornUntil))""");
            parameters.put("bornFrom", LocalDate.of(year - NameQuestion.YEARS_AROUND, 1, 1));
            parameters.put("bornUntil", LocalDate.of(year + NameQuestion.YEARS_AROUND, 12, 31));
        }
        if (question.district() != null) {
            all.add("""
                    exists (select from register.address_view a where a.person_id = k.person_id and a.withdrawn_at is null
                        and a.until_day is null
                        and (a.tehsil_code = any (:tehsils) or (a.tehsil_code is null and a.district_code = :district)))""");
            parameters.put("district", question.district());
            parameters.put(
                    "tehsils",
                    districts.tehsils(question.district(), today).stream()
                            .map(Tehsil::code)
                            .toArray(String[]::new));
        }
        if (!findsCorrected) {
            all.add("k.kind <> 'CORRECTED'");
        }
        all.add("not (k.person_id = any (:without))");
        all.add(readable.sql());
        parameters.putAll(readable.parameters());
        parameters.put("scopes", readable.scopes().toArray(String[]::new));
        this.conditions = String.join(" and ", all);
    }

    /**
     * People outside the reader's access scopes whom the reader may read and who have a name that some step may match.
     * They are few, so the steps check only these. Empty where the reader may read everybody.
     */
    Optional<String> besides() {
        return readable.isEverybody() ? Optional.empty() : Optional.of("""
                select distinct b.person_id from (%s) b (person_id)
                cross join lateral (select n.terms from matching.name_key n where n.person_id = b.person_id offset 0) n
                where n.terms @> cast(:keys as text[]) or n.terms && cast(:shorter as text[])
                """.formatted(readable.besides()));
    }

    Map<String, Object> besidesParameters() {
        Map<String, Object> given = new HashMap<>(parameters);
        given.put("keys", keys.toArray(String[]::new));
        given.put("shorter", NameTerms.lacking(keys).toArray(String[]::new));
        return given;
    }

    /**
     * Readers who may read everybody search the names of everybody; others search the names within each of their
     * access scopes.
     */
    String statement(Step step) {
        String names = readable.isEverybody()
                ? "matching.name_key"
                : """
                (select n.* from unnest(cast(:scopes as text[])) scope
                 cross join lateral (select * from matching.name_key
                     where kind %s 'CURRENT'%s%s offset 0) n
                 union all
                 select n.* from unnest(cast(:besides as uuid[])) besides
                 cross join lateral (select * from matching.name_key where person_id = besides offset 0) n)""".formatted(
                                sign(step),
                                all(step).isEmpty() ? "" : inScope("@>", "all"),
                                step.isLacking() ? inScope("&&", "any") : "");
        return """
                select k.person_id, k.kind, k.of_row from %s k
                where k.kind %s 'CURRENT'%s%s and %s limit :most
                """.formatted(
                        names,
                        sign(step),
                        all(step).isEmpty() ? "" : " and k.terms @> cast(:all as text[])",
                        step.isLacking() ? " and k.terms && cast(:any as text[])" : "",
                        conditions);
    }

    private static String sign(Step step) {
        return step.isCurrent() ? "=" : "<>";
    }

    private static String inScope(String operator, String terms) {
        return " and matching.scoped(scopes, terms) %s matching.scoped(array[scope], cast(:%s as text[]))"
                .formatted(operator, terms);
    }

    /**
     * @param besides the people whom {@link #besides} gives
     * @param without the people who were found before
     */
    Map<String, Object> parameters(Step step, Collection<UUID> besides, Collection<UUID> without, int most) {
        Map<String, Object> given = new HashMap<>(parameters);
        given.put("all", all(step).toArray(String[]::new));
        if (step.isLacking()) {
            given.put("any", NameTerms.lacking(keys).toArray(String[]::new));
        }
        given.put("besides", besides.toArray(UUID[]::new));
        given.put("without", without.toArray(UUID[]::new));
        given.put("most", most);
        return given;
    }

    /** The terms that a name must have, all of them. */
    private List<String> all(Step step) {
        List<String> all = new ArrayList<>(
                switch (step) {
                    case CURRENT_AS_WRITTEN, OTHER_AS_WRITTEN -> List.of(NameTerms.asWritten(question.name()));
                    case CURRENT_SAME_WORDS, OTHER_SAME_WORDS -> List.of(NameTerms.together(keys));
                    case CURRENT_WITH_ALL_WORDS, OTHER_WITH_ALL_WORDS -> keys;
                    case CURRENT_LACKING_WORDS, OTHER_LACKING_WORDS -> List.<String>of();
                });
        if (question.father() != null) {
            all.addAll(NameTerms.ofFather(question.father()));
        }
        return all;
    }
}
