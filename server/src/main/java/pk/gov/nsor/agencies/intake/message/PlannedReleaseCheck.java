package pk.gov.nsor.agencies.intake.message;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage.Notice;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;

/** Checks every field of a message about a planned release, and refuses it with all errors. */
@Component
public class PlannedReleaseCheck {

    private static final int LONGEST_PLACE = 120;
    private static final int LONGEST_ADDRESS = 300;

    private final CnicFormat cnics;

    PlannedReleaseCheck(CnicFormat cnics) {
        this.cnics = cnics;
    }

    /**
     * Looks at it: on the day on which it is received, the day of the release is not past.
     *
     * @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing, too much or can not be true
     */
    public CheckedFact check(PlannedReleaseMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        Cnic cnic = fields.cnic(cnics, message.cnic());
        Notice notice = fields.part("/notice", message.notice());
        CheckedFact.Plan plan = notice == Notice.WITHDRAWN ? nothing(fields, message) : plan(fields, message);
        if (plan != null && plan.on().isBefore(receivedOn)) {
            fields.wrong(
                    "/on", "planned-release.past", "This day is past. Send the release itself as a custody event.");
        }
        WithdrawalMessage.replaced(fields, message.replaces());
        fields.refuse();
        return new CheckedFact(
                there(messageId), there(cnic), null, null, new CheckedFact.ReleaseToCome(there(notice), plan));
    }

    private static CheckedFact.@Nullable Plan plan(FeedFields fields, PlannedReleaseMessage message) {
        LocalDate on = fields.dayToCome("/on", message.on());
        String prison = fields.text("/prison", message.prison(), LONGEST_PLACE);
        String district = fields.text("/district", message.district(), LONGEST_PLACE);
        String said = message.address();
        String address = said == null || said.isBlank() ? "" : fields.text("/address", said, LONGEST_ADDRESS);
        return on == null || prison == null || district == null || address == null
                ? null
                : new CheckedFact.Plan(on, prison, district, address);
    }

    /** What is withdrawn has no day any more: whoever gives one may have meant a change. */
    private static CheckedFact.@Nullable Plan nothing(FeedFields fields, PlannedReleaseMessage message) {
        refuse(fields, "/on", message.on());
        refuse(fields, "/prison", message.prison());
        refuse(fields, "/district", message.district());
        refuse(fields, "/address", message.address());
        return null;
    }

    private static void refuse(FeedFields fields, String field, @Nullable String value) {
        if (value != null) {
            fields.wrong(field, "planned-release.withdrawn", "A release that is withdrawn has none of this.");
        }
    }
}
