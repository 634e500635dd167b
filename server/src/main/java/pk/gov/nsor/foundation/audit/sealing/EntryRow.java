package pk.gov.nsor.foundation.audit.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;

/** An entry as the database holds it, read as a leaf. */
public final class EntryRow {

    /** What {@link #leaf} reads of {@code audit.entry}. */
    public static final String COLUMNS = "id, occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id,"
            + " purpose, link, key_id, sha256(content) as content_hash, commitment, salt";

    private EntryRow() {}

    /** The leaf of a row of these columns. */
    public static LeafEncoding leaf(ResultSet row) throws SQLException {
        return new LeafEncoding(
                row.getLong("id"),
                ChronoUnit.MICROS.between(
                        Instant.EPOCH,
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("origin"),
                row.getString("action"),
                row.getString("outcome"),
                row.getObject("subject_id", UUID.class),
                row.getString("purpose"),
                row.getString("link"),
                row.getObject("key_id", UUID.class),
                row.getBytes("content_hash"),
                row.getBytes("commitment"),
                row.getBytes("salt"));
    }
}
