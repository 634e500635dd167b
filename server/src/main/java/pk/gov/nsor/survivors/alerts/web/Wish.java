package pk.gov.nsor.survivors.alerts.web;

import java.util.List;
import java.util.Locale;
import pk.gov.nsor.survivors.alerts.EnrolmentState;

/** What a survivor wants who comes to the cell. */
enum Wish {
    END,
    PAUSE,
    GO_ON,
    NUMBER;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<Wish> of(EnrolmentState state) {
        return switch (state) {
            case ACTIVE -> List.of(PAUSE, NUMBER, END);
            case PAUSED -> List.of(GO_ON, NUMBER, END);
            case PROPOSED, APPROVED, REFUSED, EXPIRED -> List.of(END);
        };
    }
}
