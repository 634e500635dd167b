package pk.gov.nsor.publicservice.justice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.justice.Settlement;
import pk.gov.nsor.publicservice.justice.Settlements;

/** Says in the reader's language what is so about an acquittal by settlement. */
@Component
class SettlementRows {

    private final Settlements settlements;
    private final UiFormat uiFormat;
    private final Clock clock;

    SettlementRows(Settlements settlements, UiFormat uiFormat, Clock clock) {
        this.settlements = settlements;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** With whom it lies, or how it ended. */
    String state(Settlement settlement) {
        return settlement.ending() == null
                ? uiFormat.text(
                        "settlement.level." + settlements.level(settlement).key())
                : uiFormat.text("settlement.ending." + settlement.ending().key());
    }

    /** That an appeal was reported, and what is to be said of it; empty where there is none, or it is closed. */
    String reported(Settlement settlement) {
        return settlement.isOpen() && settlement.appealOn() != null
                ? uiFormat.text("settlement.reported", uiFormat.day(settlement.appealOn()))
                : "";
    }

    boolean isUrgent(Settlement settlement) {
        return settlement.isOpen() && settlements.level(settlement) != EscalationLevel.OFFICER;
    }

    /** How many days are left for an appeal, or that they are over. */
    String left(Settlement settlement) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), settlement.appealBy());
        return days < 0 ? uiFormat.text("settlement.over") : uiFormat.text("settlement.left", days);
    }
}
