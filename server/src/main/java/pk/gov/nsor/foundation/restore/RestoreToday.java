package pk.gov.nsor.foundation.restore;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says first of all that messages and events are held, and where they are released. */
@Component
class RestoreToday implements TodayList {

    private final Restorations restorations;
    private final List<HeldBack> held;
    private final UiFormat uiFormat;

    RestoreToday(Restorations restorations, List<HeldBack> held, UiFormat uiFormat) {
        this.restorations = restorations;
        this.held = held;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        return restorations.open().map(open -> new Content("restore.today", 1, null, List.of(row(open))));
    }

    private Row row(Restorations.Open open) {
        return new Row(
                uiFormat.text("restore.today.since", uiFormat.moment(open.since())),
                uiFormat.text(
                        "restore.today.held",
                        held.stream().mapToLong(HeldBack::count).sum()),
                "/approvals/new?kind=" + RestoreRelease.NAME,
                "restore.today.action");
    }
}
