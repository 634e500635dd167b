package pk.gov.nsor.foundation.shell.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Reports a background job that does not end. Somebody has to check the server. */
@Component
class JobsToday implements TodayList {

    private final Jobs jobs;
    private final UiFormat uiFormat;

    JobsToday(Jobs jobs, UiFormat uiFormat) {
        this.jobs = jobs;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        List<Row> rows = jobs.overdue().stream()
                .map(one -> new Row(
                        uiFormat.textOr("jobs.name." + one.job(), one.job()),
                        uiFormat.text("jobs.today.since", one.since().toMinutes()),
                        "/",
                        "jobs.today.action"))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("jobs.today.title", rows.size(), null, rows));
    }
}
