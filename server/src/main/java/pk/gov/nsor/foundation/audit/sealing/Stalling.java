package pk.gov.nsor.foundation.audit.sealing;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ends transactions that delay sealing: those of the server's own role that write, and are idle or run longer than
 * anything the register does. Otherwise somebody with that role's password could stop sealing by one open transaction.
 * Transactions of another role are named in the log; the administrator of the database has to end them.
 */
final class Stalling {

    private static final Logger LOG = LoggerFactory.getLogger(Stalling.class);

    private final JdbcTemplate jdbc;
    private final Duration idle;
    private final Duration longest;

    Stalling(JdbcTemplate jdbc, Duration idle, Duration longest) {
        this.jdbc = jdbc;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * Ends those transactions that it may end, and logs all of them.
     *
     * @return how many were ended
     */
    int end() {
        List<Boolean> ended = jdbc.query(
                """
                select pid, usename, coalesce(application_name, ''), state, xact_start,
                       usename = current_user and pg_terminate_backend(pid) as ended
                from pg_stat_activity
                where backend_xid is not null and pid <> pg_backend_pid()
                  and (state like 'idle in transaction%' and state_change < clock_timestamp() - make_interval(secs => ?)
                       or xact_start < clock_timestamp() - make_interval(secs => ?))
                """,
                (row, number) -> {
                    boolean isEnded = row.getBoolean("ended");
                    LOG.error(
                            "A transaction that holds up the sealing of the trail {}: process {}, role {}, {}, since {}",
                            isEnded ? "was ended" : "goes on, and is not this role's to end",
                            row.getInt("pid"),
                            row.getString("usename"),
                            row.getString("state"),
                            row.getString("xact_start"));
                    return isEnded;
                },
                idle.toSeconds(),
                longest.toSeconds());
        return (int) ended.stream().filter(Boolean::booleanValue).count();
    }
}
