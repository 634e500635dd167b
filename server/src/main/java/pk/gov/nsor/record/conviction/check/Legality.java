package pk.gov.nsor.record.conviction.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * Checks whether the facts of one person can be true together. Every recording, correction and withdrawal is checked
 * in this way, with all other facts; law.md says what is not valid.
 */
public final class Legality {

    private final LegalFile file;

    private Legality(LegalFile file) {
        this.file = file;
    }

    /**
     * Refuses facts that contradict each other.
     *
     * @param bornOn null where unknown
     * @throws InvalidValueException naming the field of the fact at fault: {@code offenceOn} or {@code judgmentOn} of
     *     a judgment, {@code on} of any other
     */
    public static void check(LegalFile file, @Nullable LocalDate bornOn) {
        Legality legality = new Legality(file);
        if (bornOn != null) {
            legality.noOffenceBeforeBirth(bornOn);
        }
        legality.nothingBeforeItsJudgment();
        LegalFile.inForce(file.appeals()).forEach(legality::appealEndsOnce);
        legality.outcomesNameAppeals();
        new CustodyCheck(file).check();
        LegalFile.inForce(file.deaths())
                .map(Fact::now)
                .filter(Death::established)
                .forEach(legality::nothingAfterDeath);
    }

    /**
     * Refuses a death that is reported, where something that is on record is of a later day. What becomes known after the
     * report is a sign of life, and not refused.
     *
     * @throws InvalidValueException naming the field {@code on}
     */
    public static void checkReport(LegalFile file, Death death) {
        new Legality(file).nothingAfterDeath(death);
    }

    private void noOffenceBeforeBirth(LocalDate bornOn) {
        if (judgments().anyMatch(judgment -> judgment.offenceOn().isBefore(bornOn))) {
            throw new InvalidValueException("offence.before-birth", "The offence can not be before the person's birth.")
                    .at("offenceOn");
        }
    }

    private void nothingBeforeItsJudgment() {
        afterJudgment(
                file.quashings(), "quashing.before-judgment", "A conviction can not be quashed before its judgment.");
        afterJudgment(
                file.sentences(), "sentence.before-judgment", "A sentence can not be of a day before its judgment.");
        afterJudgment(file.appeals(), "appeal.before-judgment", "An appeal can not be filed before the judgment.");
        afterJudgment(
                file.clemencies(),
                "clemency.before-judgment",
                "A pardon or remission can not be granted before the judgment.");
    }

    private <T extends LegalFact> void afterJudgment(List<Fact<T>> facts, String code, String english) {
        LegalFile.inForce(facts)
                .map(Fact::now)
                .forEach(fact -> file.conviction(Objects.requireNonNull(fact.conviction()))
                        .filter(judgment -> fact.on().isBefore(judgment.now().judgmentOn()))
                        .ifPresent(judgment -> {
                            throw new InvalidValueException(code, english).at("on");
                        }));
    }

    private void appealEndsOnce(Fact<Appeal> appeal) {
        List<LegalFact> outcomes = file.outcomes(appeal.id()).toList();
        if (outcomes.size() > 1) {
            throw new InvalidValueException("appeal.decided", "This appeal has been decided already.").at("on");
        }
        if (outcomes.stream()
                .anyMatch(outcome -> outcome.on().isBefore(appeal.now().on()))) {
            throw new InvalidValueException(
                            "appeal.decided-before-filed", "An appeal can not be decided before it was filed.")
                    .at("on");
        }
    }

    /** A sentence or a quashing names an appeal against its own judgment; a dismissal some appeal. */
    private void outcomesNameAppeals() {
        Stream<Boolean> known = Stream.of(
                        LegalFile.inForce(file.sentences())
                                .map(Fact::now)
                                .map(sentence -> isAppeal(sentence.appeal(), sentence.conviction())),
                        LegalFile.inForce(file.quashings())
                                .map(Fact::now)
                                .map(quashed -> isAppeal(quashed.appeal(), quashed.conviction())),
                        LegalFile.inForce(file.dismissals())
                                .map(Fact::now)
                                .map(dismissal ->
                                        file.appeal(dismissal.appeal()).isPresent()))
                .flatMap(each -> each);
        if (known.anyMatch(is -> !is)) {
            throw new InvalidValueException(
                            "appeal.unknown", "An outcome that is on record names no appeal that is on record.")
                    .at("on");
        }
    }

    private boolean isAppeal(@Nullable FactId appeal, ConvictionId conviction) {
        return appeal == null
                || file.appeal(appeal)
                        .filter(known -> known.now().conviction().equals(conviction))
                        .isPresent();
    }

    /** A fact on the day of death is still possible. */
    private void nothingAfterDeath(Death death) {
        Stream<LegalFact> facts = Stream.of(
                        judgments().map(LegalFact.class::cast),
                        LegalFile.inForce(file.quashings())
                                .map(Fact::now)
                                .filter(quashed ->
                                        file.conviction(quashed.conviction()).isPresent())
                                .map(LegalFact.class::cast),
                        LegalFile.inForce(file.custody()).map(Fact::now).map(LegalFact.class::cast))
                .flatMap(each -> each);
        if (facts.anyMatch(fact -> fact.on().isAfter(death.on()))) {
            throw new InvalidValueException(
                            "death.before-fact", "The death can not be before something else that is on record.")
                    .at("on");
        }
    }

    private Stream<NewConviction> judgments() {
        return LegalFile.inForce(file.convictions()).map(Fact::now);
    }
}
