package pk.gov.nsor.record.matching;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.record.matching.compare.MatchModel;

/** The model by which people are compared: the last one that two people approved, or the one that comes with the program. */
@Component
class MatchModels {

    private final JdbcClient jdbc;
    private final Clock clock;
    /** The last one that was read; what is approved elsewhere is seen by its version. */
    private volatile Known known = new Known(MatchModel.bundled().version(), MatchModel.bundled());

    /** @param latest the last version that was approved, which may be older than the model that comes with the program */
    private record Known(int latest, MatchModel model) {}

    MatchModels(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    MatchModel current() {
        int latest = jdbc.sql("select coalesce(max(version), 0) from matching.model")
                .query(Integer.class)
                .single();
        Known last = known;
        if (latest == last.latest()) {
            return last.model();
        }
        MatchModel current = approved(latest)
                .filter(model -> model.version() > MatchModel.bundled().version())
                .orElseGet(MatchModel::bundled);
        known = new Known(latest, current);
        return current;
    }

    private Optional<MatchModel> approved(int version) {
        return jdbc.sql("select parameters from matching.model where version = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(MatchModel::parse);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void approve(MatchModel model, String parameters, UUID proposal) {
        jdbc.sql("insert into matching.model (version, parameters, proposal_id, approved_at) values (?, ?, ?, ?)")
                .params(model.version(), parameters, proposal, OffsetDateTime.now(clock))
                .update();
    }
}
