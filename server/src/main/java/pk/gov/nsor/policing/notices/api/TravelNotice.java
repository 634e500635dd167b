package pk.gov.nsor.policing.notices.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.policing.notices.NoticeState;
import pk.gov.nsor.policing.notices.crossing.Journeys;

/**
 * A notified journey abroad that has not ended, as immigration may see it: without the reason for the duty to notify.
 */
record TravelNotice(
        @Schema(description = "Names the journey.") UUID notice,

        @Schema(description = "Grows with each notice; to go on from.")
        long receipt,

        @ArraySchema(
                arraySchema = @Schema(description = "One or several; none for somebody without a CNIC."),
                schema = @Schema(pattern = ApiForms.CARD_NUMBER, example = "93520-1234567-1"))
        List<String> cnics,

        @Schema(description = "Null where it is known in Urdu alone.") @Nullable
        String nameLatin,

        @Schema(description = "Null where it is known in Latin letters alone.") @Nullable
        String nameUrdu,

        @Schema(description = "Its number.", pattern = "^[A-Z0-9]{5,15}$", example = "AB1234567")
        String passport,

        @Schema(description = "As the person told.") LocalDate leavesOn,
        @Schema(description = "As the person told.") LocalDate backOn,
        List<Country> countries,

        @Schema(description = "Airline and flight, ship, or the road.")
        String carrier,

        NoticeState state,

        @Schema(description = "As you reported; null until then.") @Nullable
        LocalDate departedOn) {

    /** A country of the journey. */
    @Schema(name = "CountryOfJourney")
    record Country(
            @Schema(description = "ISO 3166, two letters.", pattern = ApiForms.COUNTRY, example = "AE")
            String country,

            @Schema(description = "The day of the arrival there, as the person told.")
            LocalDate from) {}

    /** A part of the list. */
    @Schema(name = "TravelNotices")
    record Page(
            @ArraySchema(maxItems = 200) List<TravelNotice> notices,

            @Schema(description = "Ask again with after set to this; null after the last.") @Nullable
            Long next) {}

    static TravelNotice of(Journeys.Told told) {
        return new TravelNotice(
                told.notice().id(),
                told.notice().receipt(),
                told.cnics().stream().map(Cnic::formatted).toList(),
                told.name().latin(),
                told.name().urdu(),
                told.journey().passport(),
                told.journey().on(),
                told.journey().until(),
                told.journey().legs().stream()
                        .map(leg -> new Country(leg.country(), leg.from()))
                        .toList(),
                told.journey().carrier(),
                told.notice().state(),
                told.notice().departedOn());
    }
}
