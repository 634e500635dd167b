package pk.gov.nsor.startup.demo.internal;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows for one table, collected in the text form of COPY and sent at once. */
final class CopyTable {

    private final String sql;
    private final StringBuilder rows = new StringBuilder(1 << 16);
    private boolean inRow;

    /** @param columns in the order in which each row gives them, separated by commas */
    CopyTable(String table, String columns) {
        sql = "copy " + table + " (" + columns + ") from stdin";
    }

    /** The next value of the row; null is NULL, and everything else is written as its {@code toString}. */
    CopyTable with(@Nullable Object value) {
        if (inRow) {
            rows.append('\t');
        }
        inRow = true;
        if (value == null) {
            rows.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** The next value, for an array column. */
    CopyTable withArray(Collection<?> elements) {
        StringBuilder array = new StringBuilder("{");
        for (Object element : elements) {
            array.append(array.length() > 1 ? "," : "")
                    .append('"')
                    .append(element)
                    .append('"');
        }
        return with(array.append('}'));
    }

    void endRow() {
        rows.append('\n');
        inRow = false;
    }

    void send(CopyManager copy) throws SQLException, IOException {
        if (!rows.isEmpty()) {
            long unused = copy.copyIn(sql, new StringReader(rows.toString()), 1 << 16);
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }
}
