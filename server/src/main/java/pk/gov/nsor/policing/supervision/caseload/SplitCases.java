package pk.gov.nsor.policing.supervision.caseload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.SplitEffect;

/** The cases of people whose home or station comes to lie in another district are reviewed on the day of the split. */
@Component
@Order(3)
class SplitCases implements SplitEffect {

    private final JdbcClient jdbc;
    private final Clock clock;

    SplitCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whom it affects is shown with the addresses. */
    @Override
    public Preview preview(DistrictSplit split, LocalDate from) {
        return new Preview(List.of(), List.of());
    }

    @Override
    public void follow(DistrictSplit split, Approval approval) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = approval.effectiveFrom();
        LocalDate day = from.isBefore(today) ? today : from;
        jdbc.sql("""
                        update supervision.case_file c set next_review_on = ?
                        where (c.next_review_on is null or c.next_review_on > ?)
                          and (exists (select from register.address_view a
                                  where a.person_id = c.person_id and a.tehsil_code = any (?) and a.until_day is null)
                              or exists (select from supervision.responsibility r
                                  where r.person_id = c.person_id and r.until_day is null and r.station_code = any (?)))
                        """)
                .param(day)
                .param(day)
                .param(split.tehsils().toArray(String[]::new))
                .param(split.stations().toArray(String[]::new))
                .update();
    }
}
