package pk.gov.nsor.agencies.intake;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.intake.message.AppealMessage;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.message.DeathMessage;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage;
import pk.gov.nsor.agencies.intake.message.WithdrawalMessage;

/** What a message says, in the form of its kind, whatever the rules of today make of it. */
public sealed interface Said {

    record Convicted(CourtMessage message) implements Said {}

    record InCustody(CustodyMessage message) implements Said {}

    record Appealed(AppealMessage message) implements Said {}

    record HasDied(DeathMessage message) implements Said {}

    record ReleasePlanned(PlannedReleaseMessage message) implements Said {}

    record Withdrawn(WithdrawalMessage message) implements Said {}

    /** Of a form that is not of the contract any more: there is the message as it came, and nothing else. */
    record Unreadable() implements Said {}

    /** The sender's own name of the message that it takes back; null for none. */
    default @Nullable String takesBack() {
        return switch (this) {
            case Convicted(var message) -> message.replaces();
            case InCustody(var message) -> message.replaces();
            case Appealed(var message) -> message.replaces();
            case HasDied(var message) -> message.replaces();
            case ReleasePlanned(var message) -> message.replaces();
            case Withdrawn(var message) -> message.withdraws();
            case Unreadable() -> null;
        };
    }
}
