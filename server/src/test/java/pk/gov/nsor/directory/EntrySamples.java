package pk.gov.nsor.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.access.Jurisdiction;

/** Made-up entries; HELP tells of none unless it is asked for. */
public final class EntrySamples {

    private EntrySamples() {}

    /** A name that no other entry has. */
    public static String name() {
        return "Sample cell " + UUID.randomUUID();
    }

    public static Particulars cell(String name, Jurisdiction area) {
        return of(EntryKind.CRISIS_CELL, EntryStatus.OPEN, name, List.of(), area, null);
    }

    public static Particulars toldCell(String name, Jurisdiction area, int rank) {
        return of(EntryKind.CRISIS_CELL, EntryStatus.OPEN, name, List.of(), area, rank);
    }

    public static Particulars of(
            EntryKind kind,
            EntryStatus status,
            String name,
            List<String> numbers,
            Jurisdiction area,
            @Nullable Integer rank) {
        return of(kind, status, name, numbers, area, rank, "Sample Hospital", "نمونہ ہسپتال");
    }

    public static Particulars of(
            EntryKind kind,
            EntryStatus status,
            String name,
            List<String> numbers,
            Jurisdiction area,
            @Nullable Integer rank,
            String shortEn,
            String shortUr) {
        return new Particulars(
                kind, status, "", name, "نمونہ", "", numbers, "", "", "", area, "", "", "sourced", "a test", "", "", "",
                rank, shortEn, shortUr);
    }
}
