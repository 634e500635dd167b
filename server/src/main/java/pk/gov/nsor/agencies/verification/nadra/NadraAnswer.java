package pk.gov.nsor.agencies.verification.nadra;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it is sent: {@code simulators/…/nadra/openapi.json} is its contract. Fields that are not in it are refused;
 * the addresses are read past.
 */
record NadraAnswer(
        @Nullable String transactionId,
        @Nullable ResponseStatus responseStatus,
        @Nullable String citizenNumber,
        @Nullable String cardStatus,
        @Nullable ModalityResult modalityResult,
        @Nullable CitizenData citizenData) {

    record ResponseStatus(@Nullable String code, @Nullable String message) {}

    record ModalityResult(@Nullable String fingerprintResult) {}

    record CitizenData(
            @Nullable String name,
            @Nullable String nameEnglish,
            @Nullable String relation,
            @Nullable String fatherHusbandName,
            @Nullable String fatherHusbandNameEnglish,
            @Nullable String gender,
            @Nullable String dateOfBirth,
            @Nullable String presentAddress,
            @Nullable String permanentAddress) {}
}
