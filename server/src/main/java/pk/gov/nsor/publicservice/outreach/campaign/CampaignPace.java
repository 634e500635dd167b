package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;

/** How fast and between which hours, in Pakistan, campaigns are sent. */
@Component
class CampaignPace {

    private static final int FASTEST = 1000;
    private static final int MIDNIGHT = 24;
    private static final Pattern HOURS = Pattern.compile("([0-9]{1,2})-([0-9]{1,2})");

    private final int perSecond;
    private final int firstHour;
    private final int endHour;

    /** @throws IllegalArgumentException where a setting is none, naming it */
    CampaignPace(
            @Value("${nsor.campaigns.messages-per-second}") int perSecond,
            @Value("${nsor.campaigns.hours}") String hours) {
        if (perSecond < 1 || perSecond > FASTEST) {
            throw new IllegalArgumentException("NSOR_CAMPAIGNS_MESSAGES_PER_SECOND is a number from 1 to " + FASTEST);
        }
        Matcher written = HOURS.matcher(hours);
        if (!written.matches()
                || Integer.parseInt(written.group(1)) >= Integer.parseInt(written.group(2))
                || Integer.parseInt(written.group(2)) > MIDNIGHT) {
            throw new IllegalArgumentException("NSOR_CAMPAIGNS_HOURS is two hours of a day, such as 9-20");
        }
        this.perSecond = perSecond;
        this.firstHour = Integer.parseInt(written.group(1));
        this.endHour = Integer.parseInt(written.group(2));
    }

    int perSecond() {
        return perSecond;
    }

    boolean isTimeOfDay(LocalTime time) {
        return time.getHour() >= firstHour && time.getHour() < endHour;
    }

    /** When the day's sending ends. */
    Instant endOf(LocalDate day) {
        return day.atStartOfDay(Day.ZONE).plusHours(endHour).toInstant();
    }
}
