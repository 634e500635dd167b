package pk.gov.nsor.reference;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How often each table of reference data has changed, as a column of a statement that is sent in any case: a transaction that
 * reads something of a person and then looks up its place needs no statement of its own for whether the places in memory are
 * those of now.
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
