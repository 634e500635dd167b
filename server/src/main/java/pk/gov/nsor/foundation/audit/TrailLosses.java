package pk.gov.nsor.foundation.audit;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries.Lost;

/**
 * Entries that were removed or changed before they were sealed, as detected by the processes that had written them.
 */
@Component
public class TrailLosses {

    private static final Logger LOG = LoggerFactory.getLogger(TrailLosses.class);
    private static final Actor SEALING = Actor.system("sealing");

    private final JdbcClient jdbc;
    private final Trail trail;

    TrailLosses(JdbcClient jdbc, Trail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** Stores them for every later check of the trail, and on the trail itself. */
    @Transactional
    public void found(List<Lost> lost) {
        for (Lost one : lost) {
            LOG.error(
                    "Entry {} of the trail was {} before it was sealed",
                    one.entry(),
                    one.wasChanged() ? "changed" : "removed");
            jdbc.sql("""
                            insert into audit.loss (entry_id, was_changed) values (?, ?)
                            on conflict do nothing
                            """).params(one.entry(), one.wasChanged()).update();
            trail.append(TrailEntry.done(SEALING, TrailAction.TRAIL_ENTRY_LOST)
                    .with(Map.of("entry", one.entry(), "changed", one.wasChanged())));
        }
    }

    /** How many there are. */
    public long count() {
        return jdbc.sql("select count(*) from audit.loss").query(Long.class).single();
    }
}
