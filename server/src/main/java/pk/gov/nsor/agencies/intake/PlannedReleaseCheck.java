package pk.gov.nsor.agencies.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.message.MessageFields;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage.Notice;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;

/** Checks every field of a message about a planned release, and refuses it with all errors. */
@Component
class PlannedReleaseCheck {

    private static final int LONGEST_MESSAGE_ID = 64;
    private static final int LONGEST_CNIC = 60;
    private static final int LONGEST_PLACE = 120;
    private static final int LONGEST_ADDRESS = 300;

    private final CnicFormat cnics;
    private final Clock clock;

    PlannedReleaseCheck(CnicFormat cnics, Clock clock) {
        this.cnics = cnics;
        this.clock = clock;
    }

    /**
     * Looks at it.
     *
     * @param isNew whether it is sent now: then its day is not past
     * @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing, too much or can not be true
     */
    CheckedFact check(PlannedReleaseMessage message, boolean isNew) {
        MessageFields fields = new MessageFields(LocalDate.now(clock));
        String messageId = fields.text("/messageId", message.messageId(), LONGEST_MESSAGE_ID);
        String written = fields.text("/cnic", message.cnic(), LONGEST_CNIC);
        Cnic cnic = written == null ? null : fields.check("/cnic", () -> cnics.parse(written));
        Notice notice = fields.part("/notice", message.notice());
        CheckedFact.Plan plan = notice == Notice.WITHDRAWN ? nothing(fields, message) : plan(fields, message);
        if (isNew && plan != null && plan.on().isBefore(LocalDate.now(clock))) {
            fields.wrong(
                    "/on", "planned-release.past", "This day is past. Send the release itself as a custody event.");
        }
        fields.refuse();
        return new CheckedFact(
                there(messageId), there(cnic), null, null, new CheckedFact.ReleaseToCome(there(notice), plan));
    }

    private static CheckedFact.@Nullable Plan plan(MessageFields fields, PlannedReleaseMessage message) {
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
    private static CheckedFact.@Nullable Plan nothing(MessageFields fields, PlannedReleaseMessage message) {
        refuse(fields, "/on", message.on());
        refuse(fields, "/prison", message.prison());
        refuse(fields, "/district", message.district());
        refuse(fields, "/address", message.address());
        return null;
    }

    private static void refuse(MessageFields fields, String field, @Nullable String value) {
        if (value != null) {
            fields.wrong(field, "planned-release.withdrawn", "A release that is withdrawn has none of this.");
        }
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "A missing field was not refused");
    }
}
