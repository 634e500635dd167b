package pk.gov.nsor.accountability.trailreading.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailLosses;
import pk.gov.nsor.foundation.audit.TrailSealing;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** That the trail is not sealed, or was tampered with before it was, until it is sealed again; for those who see to it. */
@Component
class UnsealedToday implements TodayList {

    private final TrailSealing sealing;
    private final TrailLosses losses;
    private final UiFormat uiFormat;

    UnsealedToday(TrailSealing sealing, TrailLosses losses, UiFormat uiFormat) {
        this.sealing = sealing;
        this.losses = losses;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String entry() {
        return "/trail/verification";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.AUDITOR) && !reader.has(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        sealing.late()
                .ifPresent(late -> rows.add(row(uiFormat.text("verification.unsealed.behind", late.toMinutes()))));
        long lost = losses.count();
        if (lost > 0) {
            rows.add(row(uiFormat.text("verification.unsealed.lost", lost)));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("verification.unsealed.today", rows.size(), null, rows));
    }

    private static Row row(String text) {
        return new Row(text, null, VerificationController.PATH, "verification.look");
    }
}
