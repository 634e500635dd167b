package pk.gov.nsor.record.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.record.matching.compare.CnicSlips;
import pk.gov.nsor.record.matching.compare.Probe;
import pk.gov.nsor.record.matching.compare.Probes;

/** Finds the names that may be meant by a question, by their codes: at most a few hundred, in no order that counts. */
@Component
class Candidates {

    /** More are not compared. */
    static final int MOST = 200;
    /** With more people in whose name all words fit, none is looked for that lacks one. */
    private static final int ENOUGH = NameSearch.MOST;

    /** By the index, whatever the statistics say of a name: how usual it is must not change the way to it. */
    static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true)";

    /** Takes {@link #BY_INDEX} back. */
    static final String AS_USUAL = "set local enable_seqscan to default";

    /** Of more people than these who have all words, as many names are compared. */
    private static final int NEAREST = 80;

    private static final int LACKING_EACH = 100;
    /** As many lists of codes has a probe for names in which two words are off. */
    private static final int TWO_WORDS = 2;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A name in the index. */
    record Hit(UUID person, FoundByName.By by, long ofRow) {}

    /** Names in which two words are off are looked for where nobody's words all fit: they are what takes longest. */
    @Transactional(propagation = Propagation.MANDATORY)
    Collection<Hit> of(CandidateSql sql, NameQuestion question) {
        return of(sql, question, false);
    }

    /** As {@link #of}, but those in which two words are off in any case, as of a record that fits itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    Collection<Hit> allOf(CandidateSql sql, NameQuestion question) {
        return of(sql, question, true);
    }

    private Collection<Hit> of(CandidateSql sql, NameQuestion question, boolean isThorough) {
        String _ = jdbc.sql(BY_INDEX).query(String.class).single();
        Set<Hit> found = new LinkedHashSet<>();
        if (question.cnic() != null) {
            found.addAll(withCnic(sql, question.cnic()));
        }
        if (question.name() != null) {
            addNamed(found, sql, new Probes(question.name(), question.father()), isThorough);
        }
        return found.stream().limit(MOST).toList();
    }

    /** Those with the CNIC, and those with one that a slip makes of it. */
    private List<Hit> withCnic(CandidateSql sql, String digits) {
        Set<Long> meant = new HashSet<>(CnicSlips.meant(digits));
        meant.add(Long.valueOf(digits));
        return jdbc.sql(sql.withCnics())
                .params(sql.cnicParameters(meant, MOST))
                .query(Candidates::hit)
                .list();
    }

    private void addNamed(Set<Hit> found, CandidateSql sql, Probes probes, boolean isThorough) {
        List<Integer> scopes = sql.goesByScopes()
                ? jdbc.sql(CandidateSql.SCOPES)
                        .param("scopes", sql.scopes())
                        .query(Integer.class)
                        .list()
                : List.of(0);
        if (sql.goesByScopes()) {
            found.addAll(jdbc.sql(sql.besides())
                    .params(sql.besidesParameters(probes.anyOf().toArray(Integer[]::new), MOST))
                    .query(Candidates::hit)
                    .list());
        }
        List<Hit> withAll = hits(sql, probes.allWords(), 0, scopes, MOST);
        if (people(withAll) > NEAREST) {
            // So many share all words that none stands out: the nearest are as good as all of them.
            found.addAll(hits(sql, probes.allWordsBestFirst(), 0, scopes, NEAREST));
            withAll.stream().limit(Math.max(0, NEAREST - found.size())).forEach(found::add);
            return;
        }
        found.addAll(withAll);
        if (people(withAll) <= ENOUGH) {
            Map<Integer, List<Probe>> byLists = probes.lackingWords().stream()
                    .collect(Collectors.groupingBy(
                            probe -> probe.any().size(), LinkedHashMap::new, Collectors.toList()));
            int most = withAll.isEmpty() || isThorough ? TWO_WORDS : TWO_WORDS - 1;
            byLists.forEach((lists, each) -> {
                if (lists <= most && found.size() < MOST) {
                    found.addAll(hits(sql, each, lists, scopes, Math.max(LACKING_EACH, MOST / each.size())));
                }
            });
        }
    }

    private static long people(Collection<Hit> hits) {
        return hits.stream().map(Hit::person).distinct().count();
    }

    private List<Hit> hits(CandidateSql sql, List<Probe> probes, int lists, List<Integer> scopes, int each) {
        return jdbc.sql(sql.statement(lists))
                .params(sql.parameters(probes, lists, scopes, each, MOST))
                .query(Candidates::hit)
                .list();
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(
                row.getObject("person_id", UUID.class),
                FoundByName.By.valueOf(row.getString("kind")),
                row.getLong("of_row"));
    }
}
