package pk.gov.nsor.agencies.intake.message;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.register.Identity;

/** A message whose every field can be true; places are still as the court wrote them. */
public record CheckedMessage(
        String messageId,
        String court,
        String caseNumber,
        String firNumber,
        String policeStation,
        String firDistrict,
        Identity identity,
        @Nullable Cnic cnic,
        List<Residence> addresses,
        LocalDate offenceOn,
        LocalDate judgmentOn,
        Victim victim,
        List<Offence> offences,
        boolean isNotForPublicRelease) {

    public record Residence(String line, String district, LocalDate from) {}
}
