package pk.gov.nsor.enquiry.web;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.enquiry.dispute.TakeBack;
import pk.gov.nsor.enquiry.dispute.TakeBacks;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Take-backs that wait: people rely on answers that may have been mistaken. */
@Component
class TakeBacksToday implements TodayList {

    private static final int ROWS = 5;

    private final TakeBacks takeBacks;
    private final Shown shown;

    TakeBacksToday(TakeBacks takeBacks, Shown shown) {
        this.takeBacks = takeBacks;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        boolean isForThem = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
        long count = isForThem ? takeBacks.count(true) : 0;
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "dispute.take-backs",
                count,
                "/take-backs",
                takeBacks.list(true, 0, ROWS).stream().map(this::row).toList()));
    }

    private Row row(TakeBack takeBack) {
        return new Row(
                shown.text("dispute.take-back.row", shown.day(LocalDate.ofInstant(takeBack.preparedAt(), Day.ZONE))),
                shown.text("dispute.take-back.state." + takeBack.state().key()),
                "/take-backs/" + takeBack.id(),
                "dispute.open");
    }
}
