package pk.gov.nsor.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A court or a police station as it is kept. */
record Place(
        String code,
        String nameEn,
        String nameUr,
        String confidence,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Stay> stays)
        implements Located {

    boolean hasBegun(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    boolean isThere(LocalDate day) {
        return hasBegun(day) && (to == null || !day.isAfter(to));
    }
}
