package pk.gov.nsor.agencies.exchange;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.restore.HeldBack;

/**
 * Events that are held after a restore. All of them are sent when it is released: each says what is true then, under the identifier
 * that it had before, by which a system knows one that it has taken already.
 */
@Component
class HeldEvents implements HeldBack {

    private final JdbcClient jdbc;
    private final Waking waking;

    HeldEvents(JdbcClient jdbc, Waking waking) {
        this.jdbc = jdbc;
        this.waking = waking;
    }

    @Override
    public List<Text> counts(Instant since) {
        return List.of(Text.of("exchange.held", count()));
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from exchange.event where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    @Override
    public void drop(Instant since, boolean sendsDoubtful, boolean sendsSince) {
        waking.afterCommit();
    }
}
