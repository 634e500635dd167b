package pk.gov.nsor.record.registration.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.record.registration.check.StandingChecks;
import pk.gov.nsor.record.registration.check.StandingChecks.Difference;
import pk.gov.nsor.record.registration.check.StandingChecks.Run;

/** Records whose stored standing differed from the law's in the last check, until somebody has corrected them. */
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
    public String entry() {
        return "/law/checks";
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
                                .map(one -> new Row(
                                        one.number().formatted(),
                                        null,
                                        page,
                                        "registration.checks.look",
                                        one.person().value()))
                                .toList()));
    }
}
