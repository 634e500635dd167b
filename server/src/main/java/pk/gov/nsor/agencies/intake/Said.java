package pk.gov.nsor.agencies.intake;

import pk.gov.nsor.agencies.intake.message.AppealMessage;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.message.DeathMessage;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage;

/** What a message says, in the form of its kind, whatever the rules of today make of it. */
public sealed interface Said {

    record Convicted(CourtMessage message) implements Said {}

    record InCustody(CustodyMessage message) implements Said {}

    record Appealed(AppealMessage message) implements Said {}

    record HasDied(DeathMessage message) implements Said {}

    record ReleasePlanned(PlannedReleaseMessage message) implements Said {}

    /** Of a form that is not of the contract any more: there is the message as it came, and nothing else. */
    record Unreadable() implements Said {}
}
