package pk.gov.nsor.publicservice.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.record.matching.MadeUpNames;

/** Made-up entries; HELP tells of none unless it is asked for. */
public final class EntrySamples {

    private EntrySamples() {}

    /** A name that no other entry has. */
    public static String name() {
        return "Sample cell " + MadeUpNames.word() + " " + MadeUpNames.word();
    }

    public static EntryDetails cell(String name, Jurisdiction area) {
        return of(EntryKind.CRISIS_CELL, EntryStatus.OPEN, name, List.of(), area, null);
    }

    public static EntryDetails toldCell(String name, Jurisdiction area, int rank) {
        return of(EntryKind.CRISIS_CELL, EntryStatus.OPEN, name, List.of(), area, rank);
    }

    public static EntryDetails withDialling(EntryDetails what, String dialling) {
        return with(what, dialling, what.reach(), what.units());
    }

    public static EntryDetails with(EntryDetails what, Reach reach) {
        return with(what, what.dialling(), reach, what.units());
    }

    public static EntryDetails standingFor(int units, EntryDetails what) {
        return with(what, what.dialling(), what.reach(), units);
    }

    private static EntryDetails with(EntryDetails what, String dialling, Reach reach, int units) {
        return new EntryDetails(
                what.kind(),
                what.status(),
                what.statusNote(),
                what.nameEn(),
                what.nameUr(),
                what.operator(),
                what.numbers(),
                dialling,
                what.placeEn(),
                what.placeUr(),
                what.area(),
                what.hoursEn(),
                what.hoursUr(),
                what.confidence(),
                what.sourceTitle(),
                what.sourceAddress(),
                what.sourcePublished(),
                what.note(),
                what.helpRank(),
                what.shortEn(),
                what.shortUr(),
                reach,
                units);
    }

    public static EntryDetails of(
            EntryKind kind,
            EntryStatus status,
            String name,
            List<String> numbers,
            Jurisdiction area,
            @Nullable Integer rank) {
        return of(kind, status, name, numbers, area, rank, "Sample Hospital", "نمونہ ہسپتال");
    }

    public static EntryDetails of(
            EntryKind kind,
            EntryStatus status,
            String name,
            List<String> numbers,
            Jurisdiction area,
            @Nullable Integer rank,
            String shortEn,
            String shortUr) {
        return new EntryDetails(
                kind,
                status,
                "",
                name,
                "نمونہ",
                "",
                numbers,
                "",
                "",
                "",
                area,
                "",
                "",
                "sourced",
                "a test",
                "",
                "",
                "",
                rank,
                shortEn,
                shortUr,
                Reach.UNKNOWN,
                1);
    }
}
