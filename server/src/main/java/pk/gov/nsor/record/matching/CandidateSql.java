package pk.gov.nsor.record.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.record.matching.compare.Probe;
import pk.gov.nsor.record.registration.ReadCondition;

/**
 * The statements that find the candidates of a search. Each has the condition under which the reader may read a record,
 * and goes by an index: whoever may read everybody by that of all codes, others by that of the codes in each of their
 * access scopes.
 */
final class CandidateSql {

    static final String PERSON = "k.person_id";

    private final ReadCondition readable;
    private final String conditions;
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param findsCorrected whether a name that the record had by mistake is searched, too */
    CandidateSql(
            NameQuestion question,
            ReadCondition readable,
            boolean findsCorrected,
            Districts districts,
            LocalDate today) {
        this.readable = readable;
        List<String> all = new ArrayList<>();
        if (question.birth() != null) {
            int year = question.birth().year();
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
        all.add(readable.sql());
        parameters.putAll(readable.parameters());
        this.conditions = String.join(" and ", all);
    }

    boolean goesByScopes() {
        return !readable.isEverybody();
    }

    /** The number of each of the reader's scopes, which is part of the numbers in the index. */
    static final String SCOPES = "select hashtext(scope) from unnest(cast(:scopes as text[])) scope";

    String[] scopes() {
        return readable.scopes().stream().sorted().toArray(String[]::new);
    }

    /**
     * Goes through probes in their order, each until it has found enough.
     *
     * @param lists how many lists each probe has of which one code is enough
     */
    String statement(int lists) {
        String codes = readable.isEverybody() ? "k.codes" : "matching.scoped(k.scopes, k.codes)";
        StringBuilder given = new StringBuilder("cast(:all as text[])");
        StringBuilder names = new StringBuilder("all_codes");
        StringBuilder conditionsOfAny = new StringBuilder();
        for (int list = 0; list < lists; list++) {
            given.append(", cast(:any").append(list).append(" as text[])");
            names.append(", any").append(list);
            conditionsOfAny
                    .append(" and ")
                    .append(codes)
                    .append(" && cast(p.any")
                    .append(list)
                    .append(" as integer[])");
        }
        return """
                select n.person_id, n.kind, n.of_row from unnest(%s) p (%s)
                cross join lateral (
                    select k.person_id, k.kind, k.of_row from matching.name_key k
                    where %s @> cast(p.all_codes as integer[])%s and %s limit :each) n
                limit :most
                """.formatted(given, names, codes, conditionsOfAny, conditions);
    }

    /**
     * @param scopes the numbers of the reader's scopes; one that is 0 for whoever may read everybody
     * @param each how many names a probe may find
     */
    Map<String, Object> parameters(List<Probe> probes, int lists, List<Integer> scopes, int each, int most) {
        Map<String, Object> given = new HashMap<>(parameters);
        List<String> all = new ArrayList<>();
        List<List<String>> any = new ArrayList<>();
        for (int list = 0; list < lists; list++) {
            any.add(new ArrayList<>());
        }
        for (Probe probe : probes) {
            for (int scope : scopes) {
                all.add(inScope(probe.all(), scope));
                for (int list = 0; list < lists; list++) {
                    any.get(list).add(inScope(probe.any().get(list), scope));
                }
            }
        }
        given.put("all", all.toArray(String[]::new));
        for (int list = 0; list < lists; list++) {
            given.put("any" + list, any.get(list).toArray(String[]::new));
        }
        given.put("each", each);
        given.put("most", most);
        return given;
    }

    /** As {@code matching.scoped} makes them. */
    private static String inScope(List<Integer> codes, int scope) {
        StringBuilder array = new StringBuilder("{");
        for (int code : codes) {
            array.append(array.length() > 1 ? "," : "").append(code ^ scope);
        }
        return array.append('}').toString();
    }

    /** The present names of people with one of some CNICs. */
    String withCnics() {
        return """
                select k.person_id, k.kind, k.of_row from register.cnic_view c
                join matching.name_key k on k.person_id = c.person_id and k.kind = 'CURRENT'
                where c.cnic = any (cast(:cnics as bigint[])) and c.status <> 'WITHDRAWN' and %s limit :most
                """.formatted(conditions);
    }

    Map<String, Object> cnicParameters(Collection<Long> cnics, int most) {
        Map<String, Object> given = new HashMap<>(parameters);
        given.put("cnics", cnics.toArray(Long[]::new));
        given.put("most", most);
        return given;
    }

    /**
     * People outside the reader's access scopes whom the reader may read: those with a name that has some code of the
     * question. They are few, and the same statement finds whichever name is asked for.
     */
    String besides() {
        return """
                select k.person_id, k.kind, k.of_row from (%s) b (person_id)
                cross join lateral (select * from matching.name_key where person_id = b.person_id offset 0) k
                where k.codes && cast(:any as integer[]) and %s limit :most
                """.formatted(readable.besides(), conditions);
    }

    Map<String, Object> besidesParameters(Integer[] any, int most) {
        Map<String, Object> given = new HashMap<>(parameters);
        given.put("any", any);
        given.put("most", most);
        return given;
    }
}
