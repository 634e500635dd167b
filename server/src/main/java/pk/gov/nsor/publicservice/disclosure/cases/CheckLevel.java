package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** With whom a request lies that waits for its prosecutor. The names are stored; later ones are higher. */
public enum CheckLevel {
    /** The prosecutor, in time. */
    PROSECUTOR,
    /** The prosecutor, whose time is over. */
    REMINDED,
    /** The supervisors of the province are notified. */
    PROVINCE,
    /** The National Police Bureau is notified. */
    NATION;

    /**
     * How long after the time limit of the check each level is notified.
     *
     * @param province not negative
     * @param nation not less than that of the province, or the province is passed over
     */
    public record Terms(Duration province, Duration nation) {

        /** @param due the last moment of the prosecutor's time */
        public CheckLevel of(Instant due, Instant now) {
            if (!now.isBefore(due.plus(nation))) {
                return NATION;
            }
            if (!now.isBefore(due.plus(province))) {
                return PROVINCE;
            }
            return now.isAfter(due) ? REMINDED : PROSECUTOR;
        }
    }

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
