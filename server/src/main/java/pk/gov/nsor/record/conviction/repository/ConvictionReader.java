package pk.gov.nsor.record.conviction.repository;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.NumberOfCourt;

/** Finds judgments by the sections they name, as these are known now. */
@Component
public class ConvictionReader {

    private static final String NAMING = """
             from conviction.conviction c join conviction.offence o on o.conviction_id = c.id
                left join lateral (
                    select v.version, v.withdrawn from conviction.conviction_version v
                    where v.conviction_id = c.id order by v.version desc limit 1) latest on true
            where o.version = coalesce(latest.version, 1) and not coalesce(latest.withdrawn, false)
                and ((o.law = :law and (o.section = :section or starts_with(o.section, :section || '(')))
                    or exists (select from unnest(o.connected_with) as other (named)
                        where other.named = :whole or starts_with(other.named, :whole || '(')))
            """;

    private final JdbcClient jdbc;

    ConvictionReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The people of at least one judgment that names the section, a part of it, or one in connection with it. */
    public List<PersonId> convictedUnder(Section section) {
        return jdbc.sql("select distinct c.person_id" + NAMING + " order by c.person_id")
                .param("law", section.law())
                .param("section", section.number())
                .param("whole", section.toString())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** The people with a judgment, in whatever version, of the court and number. */
    public List<PersonId> convictedIn(String courtCode, CaseNumber number, int limit) {
        return jdbc.sql("""
                        select person_id from (
                            select person_id from conviction.conviction where court_code = :court and case_key = :number
                            union select person_id from conviction.conviction_version
                                where court_code = :court and case_key = :number
                            union select person_id from conviction.other_number
                                where court_code = :court and case_key = :number) as convicted
                        order by person_id limit :limit
                        """)
                .param("court", courtCode)
                .param("number", number.key())
                .param("limit", limit)
                .query((row, at) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    public Optional<NumberOfCourt> numberOf(FactId conviction) {
        return jdbc.sql("""
                        select court_code, case_number from conviction.every_conviction where id = ?
                        order by version desc limit 1
                        """)
                .param(conviction.value())
                .query((row, at) ->
                        new NumberOfCourt(row.getString("court_code"), CaseNumber.of(row.getString("case_number"))))
                .optional();
    }

    /** The people with a judgment, in whatever version, from the day on. */
    public List<PersonId> judgedFrom(LocalDate day) {
        return jdbc.sql("""
                        select distinct person_id from conviction.every_conviction
                        where judgment_on >= ? order by person_id
                        """)
                .param(day)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** How many judgments name the section, a part of it, or one in connection with it. */
    public long countUnder(Section section) {
        return jdbc.sql("select count(distinct c.id)" + NAMING)
                .param("law", section.law())
                .param("section", section.number())
                .param("whole", section.toString())
                .query(Long.class)
                .single();
    }
}
