package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;

/** How many scans of the register were noticed. */
@Component
class ScansSidePanel implements EnquirySidePanel {

    private final ScanAlerts alerts;

    ScansSidePanel(ScanAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public String key() {
        return "figures.scans";
    }

    @Override
    public long between(Instant from, Instant until) {
        return alerts.countBetween(from, until);
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/scans");
    }
}
