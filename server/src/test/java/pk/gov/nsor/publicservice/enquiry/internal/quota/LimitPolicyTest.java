package pk.gov.nsor.publicservice.enquiry.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

@RegisterTest
class LimitPolicyTest {

    /** Far from the days of other tests, which share the database. */
    private static final LocalDate CHANGE = LocalDate.of(2095, 6, 1);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PolicyValues values;

    @Autowired
    private LimitPolicy policy;

    @Test
    void theLimitsAreFiveAnHourTwentyADayTwoOfScannedBlocksTenOtherMessagesAndFiftyAnswersAboutHelpAllAssumed() {
        assertThat(policy.get()).isEqualTo(new Limits(5, 20, 2, 10, 50));
        assertThat(values.inForce(LocalDate.of(2026, 11, 25)))
                .filteredOn(value -> policy.reckonsWith(value.key()))
                .hasSize(5)
                .allMatch(value -> value.isAssumed());
    }

    @Test
    void aNewValueCountsFromItsDay() {
        JdbcClient owner = TestDatabase.superuserOf(dataSource);
        owner.sql("update reference.policy_value set valid_to = ? where key = 'sms.cnics-an-hour' and valid_to is null")
                .param(CHANGE.minusDays(1))
                .update();
        owner.sql("""
                        insert into reference.policy_value
                            (key, value, unit, valid_from, version, confidence, modelled_on, description)
                        values ('sms.cnics-an-hour', '6', 'questions', ?, 2, 'assumed', 'none', 'as before')
                        """).param(CHANGE).update();
        jdbc.sql("update reference.table_version set version = nextval('reference.table_change')"
                        + " where table_name = 'policy_value'")
                .update();
        assertThat(on(CHANGE.minusDays(1))).isEqualTo(new Limits(5, 20, 2, 10, 50));
        assertThat(on(CHANGE)).isEqualTo(new Limits(6, 20, 2, 10, 50));
    }

    @Test
    void aLimitOfMoreThanAHundredIsRefused() {
        var present = values.get("sms.cnics-a-day", CHANGE);
        policy.validate(present, "100", CHANGE);
        assertThatThrownBy(() -> policy.validate(present, "101", CHANGE)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> policy.validate(present, "9999", CHANGE)).isInstanceOf(InvalidValueException.class);
    }

    private Limits on(LocalDate day) {
        return new LimitPolicy(values, Clock.fixed(day.atStartOfDay(Day.ZONE).toInstant(), Day.ZONE)).get();
    }
}
