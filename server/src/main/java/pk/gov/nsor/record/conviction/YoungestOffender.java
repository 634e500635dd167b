package pk.gov.nsor.record.conviction;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** The age below which no act of a child is an offence: PPC s.82, in the policy's rows. */
@Component
public class YoungestOffender {

    /** The first day of the Criminal Law (Second Amendment) Act 2016, which replaced seven years by ten. */
    private static final LocalDate AMENDED = LocalDate.of(2016, 3, 22);
    /** From this age on the policy is not queried, so that an ordinary judgment costs no query. */
    private static final int ADULT = 18;

    private static final String AGE = "offender.age-of-responsibility";
    private static final String EARLIER_AGE = "offender.age-of-responsibility-before-2016";

    private final PolicyValues policy;
    private final Clock clock;

    YoungestOffender(PolicyValues policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether somebody had not reached that age by the day; the birthday itself counts. */
    public boolean isTooYoung(LocalDate bornOn, LocalDate offenceOn) {
        return offenceOn.isBefore(bornOn.plusYears(ADULT)) && offenceOn.isBefore(bornOn.plusYears(age(offenceOn)));
    }

    /** The age, in years, for an offence of a day. */
    public int age(LocalDate offenceOn) {
        return policy.get(offenceOn.isBefore(AMENDED) ? EARLIER_AGE : AGE, LocalDate.now(clock))
                .number();
    }

    /** Whether it uses a row of the policy. */
    public static boolean reckonsWith(String key) {
        return key.equals(AGE) || key.equals(EARLIER_AGE);
    }
}
