package pk.gov.nsor.agencies.intake.message;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;

/**
 * A message about somebody on record whose every field can be true.
 *
 * @param name of the person, null where the kind of message has none
 * @param conviction the judgment it is about, null where it is about none
 */
public record CheckedFact(
        String messageId,
        Cnic cnic,
        @Nullable PersonName name,
        @Nullable Case conviction,
        Content content) {

    /** A judgment, as its court names it. */
    public record Case(String court, String number) {}

    /** What happened. */
    public sealed interface Content permits Custody, AppealDecided, Died, ReleaseToCome {}

    public record Custody(
            CustodyEvent.Type type, LocalDate on, String prison, CustodyEvent.@Nullable ReleaseReason reason)
            implements Content {}

    /**
     * An appeal.
     *
     * @param decision null while it is pending
     */
    public record AppealDecided(
            String court,
            String caseNumber,
            LocalDate filedOn,
            @Nullable Decided decision) implements Content {}

    public record Died(LocalDate on, Death.Source source) implements Content {}

    /**
     * A release to come.
     *
     * @param plan null where there is to be none
     */
    public record ReleaseToCome(
            PlannedReleaseMessage.Notice notice, @Nullable Plan plan) implements Content {}

    /**
     * When and where to.
     *
     * @param district as written
     * @param address empty where the person has not said it
     */
    public record Plan(LocalDate on, String prison, String district, String address) {}

    /**
     * What became of an appeal.
     *
     * @param sentence the new one, where that is the outcome
     * @param compromise by which somebody was acquitted; null where it was none
     */
    public record Decided(
            AppealMessage.Outcome outcome,
            LocalDate on,
            AppealMessage.@Nullable Imposed sentence,
            AppealMessage.@Nullable Compromise compromise) {}
}
