package pk.gov.nsor.policing.notices.crossing;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.policing.notices.BorderCrossings.Reported;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.Particulars;

/** Checks every field of a crossing and refuses it with all errors, not only the first. */
@Component
public class CrossingCheck {

    private static final int LONGEST_COUNTRY = 60;
    private static final int LONGEST_PLACE = 120;
    private static final int DAYS_BACK = 366;

    private final CnicFormat cnics;

    CrossingCheck(CnicFormat cnics) {
        this.cnics = cnics;
    }

    /**
     * Reads a crossing.
     *
     * @throws ProblemException 422, naming every field that is missing or cannot be true
     */
    public Reported check(CrossingMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        Cnic cnic = fields.cnic(cnics, message.cnic());
        Direction direction = fields.part("/direction", message.direction());
        LocalDate on = fields.day("/on", message.on());
        if (on != null && on.isBefore(receivedOn.minusDays(DAYS_BACK))) {
            fields.wrong("/on", "crossing.past", "This lies more than %s days back.".formatted(DAYS_BACK));
        }
        String written = fields.text("/country", message.country(), LONGEST_COUNTRY);
        String country =
                written == null ? null : fields.check("/country", () -> Particulars.Leg.checkedCountry(written));
        String place = fields.text("/place", message.place(), LONGEST_PLACE);
        fields.refuse();
        return new Reported(there(messageId), there(cnic), there(direction), there(on), there(country), there(place));
    }
}
