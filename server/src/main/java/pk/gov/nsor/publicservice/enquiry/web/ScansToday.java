package pk.gov.nsor.publicservice.enquiry.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;

/** Scans that nobody has closed. */
@Component
class ScansToday implements TodayList {

    private static final int ROWS = 8;

    private final ScanAlerts alerts;
    private final UiFormat uiFormat;

    ScansToday(ScanAlerts alerts, UiFormat uiFormat) {
        this.alerts = alerts;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public String entry() {
        return "/scans";
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
                uiFormat.text("scan.kind." + kind),
                uiFormat.moment(alert.raisedAt().toInstant()),
                "/scans/" + alert.id(),
                alert.acknowledged() == null ? "scan.today.take-on" : "scan.today.close");
    }
}
