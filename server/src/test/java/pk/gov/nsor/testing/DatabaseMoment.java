package pk.gov.nsor.testing;

import java.time.Clock;
import javax.sql.DataSource;

/** Moves the moment that a test's database takes for now when it bounds what may be forgotten, as the machine's would move. */
public final class DatabaseMoment {

    private DatabaseMoment() {}

    /** The database of these connections believes this clock as it is now. Only for databases of a test's own. */
    public static void set(DataSource dataSource, Clock clock) {
        TestDatabase.superuserOf(dataSource)
                .sql("create or replace function retention.moment() returns timestamptz language sql stable"
                        + " set search_path = pg_catalog return timestamptz '" + clock.instant() + "'")
                .update();
    }
}
