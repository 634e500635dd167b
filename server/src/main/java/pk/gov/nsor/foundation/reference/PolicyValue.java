package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period, limit or choice where the published law is silent.
 *
 * @param key for example {@code period.tier-1}
 * @param value a number, or names joined by {@code +}
 * @param unit of the number: months, days, nights, hours, working days, years, tiers; empty for names
 * @param from the first day in force
 * @param to the last day in force, null while it is
 * @param version counts the values this key has had, from 1
 * @param confidence {@code assumed} until the authority has set it; no arrest or prosecution may rest on it till then
 * @param modelledOn the practice it follows
 * @param description what it means, in English
 * @param descriptionUr the same in Urdu
 */
public record PolicyValue(
        String key,
        String value,
        String unit,
        LocalDate from,
        @Nullable LocalDate to,
        int version,
        String confidence,
        String modelledOn,
        String description,
        String descriptionUr) {

    /**
     * The value as a number.
     *
     * @throws NumberFormatException where it is none
     */
    public int number() {
        return Integer.parseInt(value);
    }

    /** The names that {@code +} joins. */
    public List<String> names() {
        return Arrays.asList(value.split("\\+"));
    }

    /** What it means, in the language. */
    public String meaning(String language) {
        return language.equals("ur") ? descriptionUr : description;
    }

    public boolean isInForce(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }

    public boolean isAssumed() {
        return confidence.equals("assumed");
    }
}
