package pk.gov.nsor.startup.launch.copying;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.startup.launch.Administration;

/**
 * The awareness campaigns of a database that was put back which had begun at its moment, or have begun since. Who was told after the
 * moment is on no list, and would be told again; who sent STOP after it is one of the followers again.
 */
final class BegunCampaigns {

    private static final String BEGUN = "state = 'SENDING' or (state = 'PLANNED' and begins_on <= ?)";

    /** What was given to the gateway and is not sent yet, is not sent either. */
    private static final String STOP = """
            with begun as (
                update outreach.campaign set state = 'ENDED', end_cause = 'STOPPED', ended_at = ?, stopped_because = ?
                where %s
                returning id, serial),
            withdrawn as (
                update sms.message m set state = 'EXPIRED', ended_at = ?, content = null
                from outreach.campaign_recipient r join begun on begun.id = r.campaign
                where m.id = r.id and m.state = 'QUEUED')
            select 'C-' || serial from begun order by serial
            """.formatted(BEGUN);

    private static final String BECAUSE =
            "The database was put back to an earlier moment: who was told since would be told again";

    private final Connection connection;
    private final Clock clock;

    BegunCampaigns(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    int count() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from outreach.campaign where " + BEGUN)) {
            query.setObject(1, LocalDate.now(clock));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Stops them; returns what the trail is to say of each. */
    List<TrailEntry> stop() throws SQLException {
        List<TrailEntry> stopped = new ArrayList<>();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement stop = connection.prepareStatement(STOP)) {
            stop.setObject(1, now);
            stop.setString(2, BECAUSE);
            stop.setObject(3, LocalDate.now(clock));
            stop.setObject(4, now);
            try (ResultSet row = stop.executeQuery()) {
                while (row.next()) {
                    stopped.add(TrailEntry.done(Administration.ACTOR, TrailAction.CAMPAIGN_STOPPED)
                            .with(Map.of("campaign", row.getString(1))));
                }
            }
        }
        return stopped;
    }
}
