package pk.gov.nsor.record.register.address;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Addresses in a district that was split, recorded without a tehsil when the new district could not be chosen yet.
 * They stay with the old district until somebody enters their tehsil. Addresses for which the old district was chosen
 * when both could be chosen are not among them.
 */
@Component
public class UnassignedAddresses {

    private static final String UNASSIGNED = """
             from register.address a
            where a.district_code = ? and a.tehsil_code is null and a.until_day is null
                and exists (select from reference.district d
                    where d.split_from = a.district_code and d.proposal_id is not null
                        and a.recorded_at < greatest(d.recorded_at,
                            d.valid_from::timestamp at time zone 'Asia/Karachi'))
            """;

    private final JdbcClient jdbc;

    UnassignedAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param address its order of entry
     */
    public record Unassigned(PersonId person, long address, String line) {}

    @Transactional(readOnly = true)
    public long count(String districtCode) {
        return jdbc.sql("select count(*)" + UNASSIGNED)
                .param(districtCode)
                .query(Long.class)
                .single();
    }

    /** In the order of entry. */
    @Transactional(readOnly = true)
    public List<Unassigned> first(String districtCode, int limit) {
        return jdbc.sql("select a.person_id, a.id as address, a.line" + UNASSIGNED + " order by a.id limit ?")
                .params(districtCode, limit)
                .query(Unassigned.class)
                .list();
    }
}
