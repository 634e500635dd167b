package pk.gov.nsor.publicservice.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entry is for whoever goes or rings there, and whether the public page has it.
 *
 * @param languages that are spoken there; empty where it is not known
 * @param women null where it is not known
 * @param wayEn how to get there, in English; empty where it is not known, and always for a shelter
 * @param wayUr the same in Urdu
 * @param isPublished whether the public page lists it while it is open
 */
public record Reach(
        List<StaffLanguage> languages, @Nullable WomenOnStaff women, String wayEn, String wayUr, boolean isPublished) {

    /** Of which nothing is known, and which no page lists. */
    public static final Reach UNKNOWN = new Reach(List.of(), null, "", "", false);

    public Reach {
        languages = languages.stream().distinct().sorted().toList();
    }
}
