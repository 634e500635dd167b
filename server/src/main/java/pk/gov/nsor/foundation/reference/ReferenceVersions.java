package pk.gov.nsor.foundation.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import pk.gov.nsor.foundation.reference.source.TableVersions;

/**
 * How often each table of reference data has changed, as a column for a statement that is sent in any case. A
 * transaction that reads data of a person and then looks up the place needs no further statement to check whether the
 * places in memory are current.
 */
public final class ReferenceVersions {

    /** A value of the statement's columns; {@link #take} takes it. */
    public static final String COLUMN =
            "(select string_agg(table_name || '=' || version, ',') from reference.table_version) as reference_versions";

    private ReferenceVersions() {}

    /** Takes {@link #COLUMN} of a row for the rest of the transaction; what the transaction knows already stays. */
    public static void take(ResultSet row) throws SQLException {
        TableVersions.take(row.getString("reference_versions"));
    }
}
