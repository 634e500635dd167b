package pk.gov.nsor.agencies.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.message.CheckedMessage;
import pk.gov.nsor.foundation.kernel.Cnic;

/**
 * Whom and what a message is about, by what it says itself.
 *
 * @param cnic null where it names none
 * @param conviction the case it names besides; null where it names none
 * @param on the day of what it reports; null where it is about a day to come, and counts from its arrival
 */
record Subject(
        @Nullable Cnic cnic,
        CheckedFact.@Nullable Case conviction,
        @Nullable LocalDate on) {

    /** Of one that cannot be read by the rules of today. */
    static final Subject NONE = new Subject(null, null, null);

    static Subject of(CheckedMessage message) {
        return new Subject(message.cnic(), null, message.judgmentOn());
    }

    static Subject of(CheckedFact message) {
        LocalDate on = switch (message.content()) {
            case CheckedFact.Custody custody -> custody.on();
            case CheckedFact.AppealDecided appeal -> {
                CheckedFact.Decided decided = appeal.decision();
                yield decided == null ? appeal.filedOn() : decided.on();
            }
            case CheckedFact.Died died -> died.on();
            case CheckedFact.ReleaseToCome _ -> null;
        };
        return new Subject(message.cnic(), message.conviction(), on);
    }
}
