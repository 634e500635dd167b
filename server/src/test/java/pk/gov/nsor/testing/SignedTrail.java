package pk.gov.nsor.testing;

import static org.awaitility.Awaitility.await;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;

/** The trail, sealed and signed while other work goes on. */
public final class SignedTrail {

    private SignedTrail() {}

    /**
     * Signs a checkpoint over all that is on the trail now. What is being written at the same time, in any database of this
     * PostgreSQL, keeps later entries from being sealed until it is committed.
     */
    public static TrailCheckpoints.Made signed(TrailCheckpoints checkpoints, JdbcClient jdbc) {
        long written =
                jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
        return await().pollInSameThread()
                .until(() -> checkpoints.now().filter(made -> made.checkpoint().size() >= written), Optional::isPresent)
                .orElseThrow();
    }
}
