package pk.gov.nsor.publicservice.enquiry.web;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBack;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBacks;

/** Take-backs that wait: people rely on answers that may have been mistaken. */
@Component
class TakeBacksToday implements TodayList {

    private static final int ROWS = 5;

    private final TakeBacks takeBacks;
    private final UiFormat uiFormat;

    TakeBacksToday(TakeBacks takeBacks, UiFormat uiFormat) {
        this.takeBacks = takeBacks;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public String entry() {
        return "/take-backs";
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
                takeBacks.list(true, ListSort.NONE, 0, ROWS).stream()
                        .map(this::row)
                        .toList()));
    }

    private Row row(TakeBack takeBack) {
        return new Row(
                uiFormat.text(
                        "dispute.take-back.row", uiFormat.day(LocalDate.ofInstant(takeBack.preparedAt(), Day.ZONE))),
                uiFormat.text("dispute.take-back.state." + takeBack.state().key()),
                "/take-backs/" + takeBack.id(),
                "dispute.open");
    }
}
