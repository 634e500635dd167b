package pk.gov.nsor.registration.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.registration.StandingChecks;
import pk.gov.nsor.registration.StandingChecks.Difference;
import pk.gov.nsor.registration.StandingChecks.Run;
import pk.gov.nsor.shell.TodayList;

/** Records that the last check found with another standing than the law gives them, until somebody has put them right. */
@Component
class ChecksToday implements TodayList {

    private static final int ROWS = 8;
    private static final int LOOKED_AT = 100;

    private final StandingChecks checks;

    ChecksToday(StandingChecks checks) {
        this.checks = checks;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        return checks.lastFinished().filter(run -> run.differing() > 0).flatMap(this::content);
    }

    private Optional<Content> content(Run run) {
        List<Difference> open = checks.differences(run.id(), true, 0, LOOKED_AT).stream()
                .filter(Difference::open)
                .toList();
        String page = "/law/checks/" + run.id();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "registration.checks.today",
                        open.size(),
                        page,
                        open.stream()
                                .limit(ROWS)
                                .map(one -> new Row(one.number().formatted(), null, page, "registration.checks.look"))
                                .toList()));
    }
}
