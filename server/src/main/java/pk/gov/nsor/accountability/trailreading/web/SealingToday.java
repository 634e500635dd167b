package pk.gov.nsor.accountability.trailreading.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailSealing;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** That the trail is not sealed any more, was sealed with times that cannot be, or is not believed by a witness. */
@Component
class SealingToday implements TodayList {

    private final TrailSealing sealing;
    private final TrailCheckpoints checkpoints;
    private final UiFormat uiFormat;

    SealingToday(TrailSealing sealing, TrailCheckpoints checkpoints, UiFormat uiFormat) {
        this.sealing = sealing;
        this.checkpoints = checkpoints;
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
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.AUDITOR) && !reader.has(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        if (sealing.halted().isPresent()) {
            rows.add(row(uiFormat.text("sealing.halted")));
        }
        long misdated = sealing.misdated();
        if (misdated > 0) {
            rows.add(row(uiFormat.text("sealing.misdated", misdated)));
        }
        checkpoints.witnesses().stream()
                .filter(TrailCheckpoints.Witness::isRefused)
                .map(witness -> row(uiFormat.text("sealing.refused", witness.name())))
                .forEach(rows::add);
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Content("sealing.today", rows.size(), null, rows));
    }

    private static Row row(String text) {
        return new Row(text, null, VerificationController.PATH, "verification.look");
    }
}
