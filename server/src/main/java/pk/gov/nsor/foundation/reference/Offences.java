package pk.gov.nsor.foundation.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Schedule;

/** The sections the register knows by name, as they were when the server started. */
@Component
public class Offences {

    private final List<OffenceOfLaw> all;
    private final Map<Section, OffenceOfLaw> bySection;
    private final OffenceRules rules;

    Offences(JdbcClient jdbc, OffenceRules rules) {
        this.rules = rules;
        all = jdbc.sql("""
                        select law, section as number, title_en, title_ur, title_ur_reviewed, schedules, confidence, source,
                            note
                        from reference.offence
                        order by law desc, substring(section from '^[0-9]+')::int, section
                        """)
                .query(RecordMapper.of(OffenceOfLaw.class)
                        .with("schedules", row -> schedules(row.getString("schedules"))))
                .list();
        bySection = all.stream().collect(Collectors.toUnmodifiableMap(OffenceOfLaw::section, Function.identity()));
    }

    /** In the order of the laws (PPC, PECA, ATA) and their sections. */
    public List<OffenceOfLaw> all() {
        return all;
    }

    /** The section itself, or the nearest one around it that has a title: 376(9) gives 376. */
    public Optional<OffenceOfLaw> titled(Section section) {
        Optional<OffenceOfLaw> own = Optional.ofNullable(bySection.get(section));
        return own.isPresent() ? own : section.enclosing().flatMap(this::titled);
    }

    /** Whether the register knows what a conviction under this section means, if only that it means nothing. */
    public boolean known(Section section) {
        return bySection.containsKey(section)
                || !rules.current().rowsOf(section).isEmpty();
    }

    private static Set<Schedule> schedules(String names) {
        return Arrays.stream(names.split(";"))
                .filter(name -> !name.isEmpty())
                .map(Schedule::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
