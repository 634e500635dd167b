package pk.gov.nsor.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.matching.FoundByName.By;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Tehsil;
import pk.gov.nsor.registration.ReadCondition;

/** The statements of a search by name, one a step. Each ends as soon as it has found more than can be shown. */
final class SearchSql {

    static final String PERSON = "k.person_id";

    private final NameQuestion question;
    private final Set<String> keys;
    private final Map<String, Object> parameters = new HashMap<>();
    private final String conditions;

    /** How a name fits, the best first. */
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

    /** Whom a step found, by which of their names. */
    record Hit(UUID person, By by, long ofRow, Step step) {}

    SearchSql(NameQuestion question, ReadCondition readable, Districts districts, LocalDate today) {
        this.question = question;
        this.keys = question.keys();
        List<String> all = new ArrayList<>();
        if (question.bornYear() != null) {
            int year = question.bornYear();
            all.add("""
                    exists (select from register.person p where p.id = k.person_id
                        and (p.born_on is null or p.born_on between :bornFrom and :bornUntil))""");
            parameters.put("bornFrom", LocalDate.of(year - NameQuestion.YEARS_AROUND, 1, 1));
            parameters.put("bornUntil", LocalDate.of(year + NameQuestion.YEARS_AROUND, 12, 31));
        }
        if (question.district() != null) {
            all.add("""
                    exists (select from register.address a where a.person_id = k.person_id and a.withdrawn_at is null
                        and a.until_day is null
                        and (a.tehsil_code = any (:tehsils) or (a.tehsil_code is null and a.district_code = :district)))""");
            parameters.put("district", question.district());
            parameters.put(
                    "tehsils",
                    districts.tehsils(question.district(), today).stream()
                            .map(Tehsil::code)
                            .toArray(String[]::new));
        }
        all.add("not (k.person_id = any (:without))");
        all.add(readable.sql());
        parameters.putAll(readable.parameters());
        this.conditions = String.join(" and ", all);
    }

    String statement(Step step) {
        return """
                select k.person_id, k.kind, k.of_row from matching.name_key k
                where k.kind %s 'CURRENT'%s%s and %s limit :most
                """.formatted(
                        step.isCurrent() ? "=" : "<>",
                        all(step).isEmpty() ? "" : " and k.terms @> cast(:all as text[])",
                        step.isLacking() ? " and k.terms && cast(:any as text[])" : "",
                        conditions);
    }

    /** @param without whoever has been found before */
    Map<String, Object> parameters(Step step, Collection<UUID> without, int most) {
        Map<String, Object> given = new HashMap<>(parameters);
        given.put("all", all(step).toArray(String[]::new));
        if (step.isLacking()) {
            given.put("any", NameTerms.lacking(keys).toArray(String[]::new));
        }
        given.put("without", without.toArray(UUID[]::new));
        given.put("most", most);
        return given;
    }

    /** The terms that a name has to have, all of them. */
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
