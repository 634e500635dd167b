package pk.gov.nsor.record.conviction.check;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/** Refuses what cannot be recorded, corrected or withdrawn as the record stands. Pure. */
public final class FactRefusals {

    private FactRefusals() {}

    /** The field of the fact being recorded; the error may be in another fact. */
    public static String field(FactKind kind, @Nullable String named) {
        if (kind != FactKind.CONVICTION) {
            return "on";
        }
        return "offenceOn".equals(named) ? "offenceOn" : "judgmentOn";
    }

    /** The identifier that the fact gets: that of what it can be recorded of once, or a new one. */
    public static FactId identify(PersonId person, LegalFact fact) {
        return switch (fact) {
            case Quashed quashed -> new FactId(quashed.conviction().value());
            case Dismissal dismissal -> dismissal.appeal();
            case Death _ -> new FactId(person.value());
            case CustodyEvent event
            when event.type().begins() -> new FactId(event.custodyPeriod().value());
            case CustodyEvent _, NewConviction _, Sentence _, Appeal _, Clemency _ -> FactId.next();
        };
    }

    /** @throws InvalidValueException where it is about a conviction or an appeal that the record has not */
    public static void refuseUnknown(LegalFile file, LegalFact fact) {
        ConvictionId conviction = fact.conviction();
        if (conviction != null && file.conviction(conviction).isEmpty()) {
            throw new InvalidValueException("conviction.unknown", "There is no such conviction.").at("conviction");
        }
        if (fact instanceof Dismissal(FactId appeal, LocalDate _)
                && file.appeal(appeal).isEmpty()) {
            throw new InvalidValueException("appeal.none", "There is no such appeal.");
        }
    }

    /** @throws InvalidValueException where a correction would make another fact of it */
    public static void refuseOther(LegalFact before, LegalFact corrected) {
        boolean same = switch (corrected) {
            case CustodyEvent event ->
                before instanceof CustodyEvent earlier
                        && earlier.custodyPeriod().equals(event.custodyPeriod())
                        && earlier.type() == event.type();
            case Sentence sentence ->
                before instanceof Sentence earlier
                        && earlier.conviction().equals(sentence.conviction())
                        && Objects.equals(earlier.appeal(), sentence.appeal());
            case Quashed _, Appeal _, Clemency _ -> Objects.equals(before.conviction(), corrected.conviction());
            case NewConviction _, Dismissal _, Death _ -> true;
        };
        if (!same) {
            throw new InvalidValueException(
                    "correction.other", "This would be another fact: withdraw this one and record the other.");
        }
    }

    /** @throws InvalidValueException where there is none in force */
    public static Fact<? extends LegalFact> find(LegalFile file, FactKind kind, FactId id) {
        Fact<? extends LegalFact> fact = file.find(kind, id).orElseThrow(FactRefusals::unknown);
        if (!fact.inForce()) {
            throw new InvalidValueException("fact.withdrawn", "This has been withdrawn already.");
        }
        return fact;
    }

    /** A judgment that gets a number, or gets one back, that another judgment has by now. */
    public static void refuseTwice(LegalFile file, Fact<? extends LegalFact> before, NewConviction judgment) {
        boolean hadIt = before.inForce()
                && before.now() instanceof NewConviction known
                && known.is(judgment.courtCode(), judgment.caseKey());
        if (!hadIt
                && file.named(judgment.courtCode(), judgment.caseKey()).stream()
                        .anyMatch(other -> !other.id().equals(before.id()))) {
            throw new InvalidValueException(
                            "conviction.known", "The record has a conviction of this court and case number.")
                    .at("caseNumber");
        }
    }

    public static InvalidValueException unknown() {
        return new InvalidValueException("fact.unknown", "There is nothing of this kind on record.");
    }

    public static InvalidValueException known(FactKind kind) {
        return switch (kind) {
            case QUASHING ->
                new InvalidValueException("conviction.quashed", "This conviction has been quashed already.");
            case DISMISSAL -> new InvalidValueException("appeal.decided", "This appeal has been decided already.");
            case DEATH -> new InvalidValueException("death.known", "The person's death is on record already.");
            case CONVICTION, SENTENCE, APPEAL, CUSTODY, CLEMENCY ->
                new InvalidValueException("fact.known", "This is on record already.");
        };
    }

    /** Nobody can establish a death alone. */
    public static void refuseEstablished(LegalFact fact) {
        if (fact instanceof Death death && death.established()) {
            throw new IllegalArgumentException("A death is established by a second source or person");
        }
    }
}
