package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;

/** How many answers were disputed, with a code that was good. */
@Component
class DisputesSidePanel implements EnquirySidePanel {

    private final JdbcClient jdbc;

    DisputesSidePanel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "figures.disputes";
    }

    @Override
    public long between(Instant from, Instant until) {
        return jdbc.sql("select count(*) from enquiry.dispute_ticket where opened_at >= ? and opened_at < ?")
                .params(OffsetDateTime.ofInstant(from, Day.ZONE), OffsetDateTime.ofInstant(until, Day.ZONE))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<String> path() {
        return Optional.of("/disputes");
    }
}
