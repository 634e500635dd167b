package pk.gov.nsor.accountability.trailreading.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.VerificationRuns;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** That the last check of the trail found something that does not fit: before everything else. */
@Component
class VerificationToday implements TodayList {

    private final VerificationRuns runs;
    private final UiFormat uiFormat;

    VerificationToday(VerificationRuns runs, UiFormat uiFormat) {
        this.runs = runs;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String entry() {
        return "/trail/verification";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.AUDITOR)) {
            return Optional.empty();
        }
        return runs.newest()
                .map(VerificationRuns.Run::verdict)
                .filter(verdict -> !verdict.isSound())
                .map(this::content);
    }

    private Content content(Verdict verdict) {
        Finding first = verdict.findings().getFirst();
        String where = first.entry() == null
                ? null
                : uiFormat.text("verification.entry-is", first.entry().toString());
        return new Content(
                "verification.today",
                verdict.found(),
                verdict.found() == 1 ? null : VerificationController.PATH,
                List.of(new Row(
                        uiFormat.text("verification.kind." + VerificationController.key(first.kind())),
                        where,
                        VerificationController.PATH,
                        "verification.look")));
    }
}
