package pk.gov.nsor.agencies.intake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/** Finds the courts and judgments that messages name. */
@Component
class NamedConvictions {

    private static final String CASE_NUMBER = "/conviction/caseNumber";

    private final Courts courts;
    private final Convictions convictions;

    NamedConvictions(Courts courts, Convictions convictions) {
        this.courts = courts;
        this.convictions = convictions;
    }

    /** The court of the case; null, with the reason added, where the register does not know which it is. */
    @Nullable
    Court court(CheckedFact.Case named, Decision decision, List<QuarantineReason> quarantineReasons) {
        String written = decision.corrections().getOrDefault("/conviction/court", named.court());
        List<Court> meant = courts.named(written);
        if (meant.size() != 1) {
            quarantineReasons.add(new QuarantineReason(
                    "/conviction/court",
                    meant.isEmpty() ? Code.UNKNOWN_COURT : Code.AMBIGUOUS_COURT,
                    meant.isEmpty()
                            ? "The register does not know this court."
                            : "Several are called so: give the code of the court.",
                    null));
            return null;
        }
        return meant.getFirst();
    }

    /** The judgment on the person's record; null, with the reason added, where there is none or several. */
    @Nullable
    ConvictionId conviction(
            PersonId person,
            LegalFile file,
            Court court,
            CheckedFact.Case named,
            Decision decision,
            List<QuarantineReason> quarantineReasons) {
        List<ConvictionId> inForce = file.convictions().stream()
                .filter(Fact::inForce)
                .map(fact -> new ConvictionId(fact.id().value()))
                .toList();
        Optional<ConvictionId> chosen = decision.chosen(CASE_NUMBER, inForce);
        List<ConvictionId> known =
                chosen.map(List::of).orElseGet(() -> convictions.named(person, file, court.code(), named.number()));
        if (known.size() == 1) {
            return known.getFirst();
        }
        quarantineReasons.add(new QuarantineReason(
                CASE_NUMBER,
                known.isEmpty() ? Code.UNKNOWN_CONVICTION : Code.AMBIGUOUS_CONVICTION,
                known.isEmpty()
                        ? "The person's record has no conviction of this court and case number."
                        : "The person's record has several convictions of this court and case number.",
                person));
        return null;
    }

    /** The only record with the case that is named, for a registrar to look at; null where there is none, or several. */
    @Nullable
    PersonId convictedIn(CheckedFact message, @Nullable Court court) {
        CheckedFact.Case named = message.conviction();
        if (named == null || court == null) {
            return null;
        }
        return convictions
                .onlyOneIn(court.code(), CaseNumber.of(named.number()))
                .orElse(null);
    }
}
