package pk.gov.nsor.publicservice.draftlaw;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft whose effect was asked for.
 *
 * @param number as people say it, such as D-3
 * @param restsOn the proposal that was approved
 * @param asOf the day of its figures; null until they are there
 */
public record DraftLaw(
        UUID id,
        String number,
        String title,
        UUID restsOn,
        LocalDate approvedOn,
        @Nullable LocalDate asOf) {}
