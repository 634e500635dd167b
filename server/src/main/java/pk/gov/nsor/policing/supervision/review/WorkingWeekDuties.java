package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.requirement.Law;

/** Duties whose last day another working week moves are reviewed again at the next daily review. */
@Component
class WorkingWeekDuties implements PolicyEffect {

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkingWeekDuties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(Law.WORKING_WEEK);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        int open = jdbc.sql("select count(*) from supervision.duty where due_on >= ? and state = 'OPEN'")
                .param(from)
                .query(Integer.class)
                .single();
        return Preview.of(Text.of("supervision.week.open", open));
    }

    @Override
    public void applied(String key, LocalDate from, UUID proposal) {
        HolidayDuties.lookAgain(jdbc, from, null, LocalDate.now(clock));
    }
}
