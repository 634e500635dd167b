package pk.gov.nsor.notices.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.notices.Journeys;

/** A journey abroad that was told and has not ended, as immigration may know it: not why it had to be told. */
record TravelNotice(
        UUID notice,

        @Schema(description = "Grows with each notice; to go on from.")
        long receipt,

        @Schema(description = "One or several; none for somebody without a CNIC.")
        List<String> cnics,

        @Nullable String nameLatin,
        @Nullable String nameUrdu,
        String passport,
        LocalDate leavesOn,
        LocalDate backOn,
        List<Country> countries,
        String carrier,

        @Schema(description = "ANNOUNCED, RECEIVED, VERIFYING or ACCEPTED.")
        String state,

        @Schema(description = "As you reported; left out until then.") @Nullable
        LocalDate departedOn) {

    /** A country of the journey. */
    @Schema(name = "CountryOfJourney")
    record Country(
            @Schema(description = "ISO 3166, two letters.") String country, LocalDate from) {}

    /** A part of the list. */
    record Page(
            List<TravelNotice> notices,

            @Schema(description = "Ask again with after set to this; left out after the last.") @Nullable
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
                told.notice().state().name(),
                told.notice().departedOn());
    }
}
