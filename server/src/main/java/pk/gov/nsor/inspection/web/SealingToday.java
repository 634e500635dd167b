package pk.gov.nsor.inspection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.TrailCheckpoints;
import pk.gov.nsor.audit.TrailSealing;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** That the trail is not sealed any more, or a witness does not believe what it was handed. */
@Component
class SealingToday implements TodayList {

    private final TrailSealing sealing;
    private final TrailCheckpoints checkpoints;
    private final Shown shown;

    SealingToday(TrailSealing sealing, TrailCheckpoints checkpoints, Shown shown) {
        this.sealing = sealing;
        this.checkpoints = checkpoints;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.AUDITOR) && !reader.has(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        if (sealing.halted().isPresent()) {
            rows.add(row(shown.text("sealing.halted")));
        }
        checkpoints.witnesses().stream()
                .filter(TrailCheckpoints.Witness::isRefused)
                .map(witness -> row(shown.text("sealing.refused", witness.name())))
                .forEach(rows::add);
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Content("sealing.today", rows.size(), null, rows));
    }

    private static Row row(String text) {
        return new Row(text, null, VerificationController.PATH, "verification.look");
    }
}
