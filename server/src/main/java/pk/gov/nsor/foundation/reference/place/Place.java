package pk.gov.nsor.foundation.reference.place;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Bilingual;
import pk.gov.nsor.foundation.reference.Stay;

/** A court or a police station as it is kept. */
public record Place(
        String code,
        String nameEn,
        String nameUr,
        String confidence,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Stay> stays)
        implements Bilingual, Located {

    public boolean hasBegun(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    public boolean isThere(LocalDate day) {
        return hasBegun(day) && !isOver(day);
    }

    /** Whether its last day was before. */
    public boolean isOver(LocalDate day) {
        return to != null && day.isAfter(to);
    }
}
