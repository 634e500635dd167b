package pk.gov.nsor.record.registration.lawchange;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.holiday.HolidayEffect;
import pk.gov.nsor.record.registration.Rederivation;

/** Verifications that would fall on a day that becomes a holiday move to the next working day. */
@Component
@Order(2)
class HolidayVerifications implements HolidayEffect {

    private final JdbcClient jdbc;
    private final Rederivation rederivation;

    HolidayVerifications(JdbcClient jdbc, Rederivation rederivation) {
        this.jdbc = jdbc;
        this.rederivation = rederivation;
    }

    @Override
    public Preview preview(LocalDate day) {
        return Preview.of(Text.of("registration.holiday.moves", concerned(day).size()));
    }

    @Override
    public void applied(LocalDate day, UUID proposal) {
        rederivation.of(concerned(day), proposal);
    }

    private List<PersonId> concerned(LocalDate day) {
        return jdbc.sql("select person_id from registration.standing where next_verification_on = ? order by person_id")
                .param(day)
                .query(PersonId.class)
                .list();
    }
}
