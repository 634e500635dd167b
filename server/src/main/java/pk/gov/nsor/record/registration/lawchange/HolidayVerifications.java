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
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.holiday.HolidayEffect;
import pk.gov.nsor.record.registration.Rederivation;

/** Verifications that would fall on a day that becomes a holiday move to the next working day, and back where it is withdrawn. */
@Component
@Order(2)
class HolidayVerifications implements HolidayEffect {

    private final JdbcClient jdbc;
    private final Rederivation rederivation;
    private final Laws laws;

    HolidayVerifications(JdbcClient jdbc, Rederivation rederivation, Laws laws) {
        this.jdbc = jdbc;
        this.rederivation = rederivation;
        this.laws = laws;
    }

    @Override
    public Preview preview(LocalDate day) {
        return Preview.of(Text.of("registration.holiday.moves", concerned(day).size()));
    }

    @Override
    public void applied(LocalDate day, UUID proposal) {
        rederivation.of(concerned(day), proposal);
    }

    @Override
    public Preview previewWithdrawal(LocalDate day) {
        LocalDate next = next(day);
        return Preview.of(
                Text.of("registration.holiday.comes-forward", concerned(next).size(), next));
    }

    @Override
    public void withdrawn(LocalDate day, UUID proposal) {
        rederivation.of(concerned(next(day)), proposal);
    }

    /** Where what fell on the holiday has moved to. */
    private LocalDate next(LocalDate day) {
        return laws.current().workingDays().onOrAfter(day.plusDays(1));
    }

    private List<PersonId> concerned(LocalDate day) {
        return jdbc.sql("select person_id from registration.standing where next_verification_on = ? order by person_id")
                .param(day)
                .query(PersonId.class)
                .list();
    }
}
