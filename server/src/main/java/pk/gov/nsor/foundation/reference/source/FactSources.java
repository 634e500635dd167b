package pk.gov.nsor.foundation.reference.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sources that rows name by their marks. */
@Component
public class FactSources {

    private static final Pattern BETWEEN_MARKS = Pattern.compile("[^A-Za-z0-9]+");

    private final JdbcClient jdbc;

    FactSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose mark stands in one of the texts, in the order of the marks; words between the marks do not count. */
    public List<FactSource> named(Collection<String> texts) {
        Set<String> marks = new HashSet<>();
        texts.forEach(text -> marks.addAll(List.of(BETWEEN_MARKS.split(text))));
        return jdbc
                .sql("select id, title, address, published, licence_or_note from reference.source order by id")
                .query(FactSource.class)
                .list()
                .stream()
                .filter(source -> marks.contains(source.id()))
                .toList();
    }
}
