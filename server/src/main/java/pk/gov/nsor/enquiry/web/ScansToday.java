package pk.gov.nsor.enquiry.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.enquiry.ScanAlerts;
import pk.gov.nsor.enquiry.ScanAlerts.Alert;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Scans that nobody has closed. */
@Component
class ScansToday implements TodayList {

    private static final int ROWS = 8;

    private final ScanAlerts alerts;
    private final Shown shown;

    ScansToday(ScanAlerts alerts, Shown shown) {
        this.alerts = alerts;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<Alert> open = alerts.open();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "scan.today.title",
                        open.size(),
                        "/scans",
                        open.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(Alert alert) {
        String kind = alert.kind().name().toLowerCase(Locale.ROOT);
        return new Row(
                shown.text("scan.kind." + kind),
                shown.moment(alert.raisedAt().toInstant()),
                "/scans/" + alert.id(),
                alert.acknowledged() == null ? "scan.today.take-on" : "scan.today.close");
    }
}
