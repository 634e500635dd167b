package pk.gov.nsor.record.register.address;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.SplitEffect;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * The effect of a district split on addresses. No address is changed: the district of an address on a day follows from
 * its tehsil. Everybody who lives there on the day or later gets a line in the journal.
 */
@Component
@Order(2)
public class SplitOfAddresses implements SplitEffect {

    private static final String MOVING =
            " from register.address a where a.tehsil_code = any (?) and (a.until_day is null or a.until_day >= ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    SplitOfAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Preview preview(DistrictSplit split, LocalDate from) {
        String[] tehsils = split.tehsils().toArray(String[]::new);
        record Counts(long addresses, long people) {}
        Counts counts = jdbc.sql("select count(*) as addresses, count(distinct a.person_id) as people" + MOVING)
                .params(tehsils, from)
                .query(Counts.class)
                .single();
        long unassigned =
                jdbc.sql("""
                        select count(*) from register.address
                        where district_code = ? and tehsil_code is null and until_day is null
                        """).param(split.district()).query(Long.class).single();
        List<Text> texts = new ArrayList<>();
        texts.add(Text.of("register.split.addresses", counts.addresses(), counts.people()));
        texts.add(Text.of("register.split.unassigned", unassigned));
        List<Preview.Affected> affected = jdbc.sql("select p.id, p.serial from register.person p where p.id in"
                        + " (select a.person_id" + MOVING + ") order by p.serial limit ?")
                .params(tehsils, from, Preview.MOST)
                .query((row, number) -> new Preview.Affected(
                        new RegisterNumber(row.getInt("serial")).formatted(),
                        "/people/" + row.getObject("id", UUID.class),
                        Text.of("register.split.becomes", Text.both(split.nameEn(), split.nameUr()))))
                .list();
        return new Preview(texts, affected);
    }

    @Override
    public void follow(DistrictSplit split, Approval approval) {
        jdbc.sql("""
                        insert into register.journal (person_id, kind, happened_on, recorded_at, recorded_by, details)
                        select distinct a.person_id, ?, ?::date, ?::timestamptz, ?::uuid,
                            jsonb_build_object('tehsil', t.name_en, 'before', ?::text, 'after', ?::text, 'day', ?::text)
                        from register.address a join reference.tehsil t on t.code = a.tehsil_code
                        where a.tehsil_code = any (?) and (a.until_day is null or a.until_day >= ?)
                        """)
                .param(JournalKind.DISTRICT_CHANGED.name())
                .param(approval.effectiveFrom())
                .param(OffsetDateTime.now(clock))
                .param(approval.by().id())
                .param(split.district())
                .param(split.code())
                .param(approval.effectiveFrom().toString())
                .param(split.tehsils().toArray(String[]::new))
                .param(approval.effectiveFrom())
                .update();
    }

    /** The values of a line in the journal: districts by their keys. */
    public static Map<String, String> details(String tehsil, String before, String after, LocalDate day) {
        return Map.of("tehsil", tehsil, "before", before, "after", after, "day", day.toString());
    }
}
