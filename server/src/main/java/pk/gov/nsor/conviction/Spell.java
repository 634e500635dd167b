package pk.gov.nsor.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stay in custody, from an admission (or recall) to a release. Transfer, temporary leave and escape end nothing.
 *
 * @param conviction what the person was admitted for; null for something else
 * @param releasedOn null while no release is known
 * @param escapedOn since when the person has been at large without a release; null for somebody who is not
 */
public record Spell(
        SpellId id,
        @Nullable ConvictionId conviction,
        LocalDate admittedOn,
        @Nullable LocalDate releasedOn,
        @Nullable LocalDate escapedOn) {

    public Spell(SpellId id, @Nullable ConvictionId conviction, LocalDate admittedOn, @Nullable LocalDate releasedOn) {
        this(id, conviction, admittedOn, releasedOn, null);
    }

    public boolean isOpen() {
        return releasedOn == null;
    }
}
