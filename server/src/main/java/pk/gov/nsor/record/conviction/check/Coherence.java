package pk.gov.nsor.record.conviction.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.YoungestOffender;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * Checks whether a fact can be true together with each of the others. Unlike {@link Legality}, which checks the file
 * as a whole, it checks only pairs that include the new fact: inconsistencies accepted by an earlier version of the
 * register do not block new facts.
 */
public final class Coherence {

    private final LegalFile file;
    private final FactKind kind;
    private final FactId id;

    private Coherence(LegalFile file, FactKind kind, FactId id) {
        this.file = file;
        this.kind = kind;
        this.id = id;
    }

    /**
     * Refuses a fact that contradicts another.
     *
     * @param file with the new fact, in force
     * @param bornOn null where unknown
     * @throws InvalidValueException naming {@code offenceOn} of a judgment, {@code on} of any other fact
     */
    public static void check(
            LegalFile file, FactKind kind, FactId id, @Nullable LocalDate bornOn, YoungestOffender youngest) {
        Coherence coherence = new Coherence(file, kind, id);
        if (bornOn != null) {
            coherence.nothingBeforeBirth(bornOn, youngest);
        }
        coherence.nothingAfterQuashing(
                file.appeals(),
                "appeal.after-quashing",
                "An appeal can not be filed against a judgment that is quashed.");
        coherence.nothingAfterQuashing(
                file.sentences(), "sentence.after-quashing", "There is no sentence for a judgment that is quashed.");
        coherence.nothingAfterQuashing(
                file.clemencies(),
                "clemency.after-quashing",
                "There is no pardon or remission for a judgment that is quashed.");
        coherence.nothingAfterQuashing(
                file.custody(),
                "custody.after-quashing",
                "Nobody is taken into custody for a judgment that is quashed.");
        coherence.noCustodyBeforeItsOffence();
    }

    private void nothingBeforeBirth(LocalDate bornOn, YoungestOffender youngest) {
        LegalFile.inForce(file.convictions())
                .filter(this::isAtHand)
                .filter(judgment -> youngest.isTooYoung(bornOn, judgment.now().offenceOn()))
                .findFirst()
                .ifPresent(judgment -> {
                    throw new InvalidValueException(
                                    "offence.too-young",
                                    "On the day of the offence the person was too young for it to be one.")
                            .at("offenceOn");
                });
        if (LegalFile.inForce(file.custody())
                .anyMatch(event -> isAtHand(event) && event.now().on().isBefore(bornOn))) {
            throw new InvalidValueException("custody.before-birth", "Nobody is in custody before their birth.")
                    .at("on");
        }
        if (LegalFile.inForce(file.deaths())
                .anyMatch(death -> isAtHand(death) && death.now().on().isBefore(bornOn))) {
            throw new InvalidValueException("death.before-birth", "Nobody dies before their birth.").at("on");
        }
    }

    /** A fact on the day of the quashing is still possible. */
    private <T extends LegalFact> void nothingAfterQuashing(List<Fact<T>> facts, String code, String english) {
        refuse(
                facts,
                file.quashings(),
                (fact, quashed) -> Objects.equals(fact.conviction(), quashed.conviction())
                        && fact.on().isAfter(quashed.on()),
                code,
                english);
    }

    private void noCustodyBeforeItsOffence() {
        refuse(
                file.custody(),
                file.convictions().stream().filter(Fact::inForce).toList(),
                (event, judgment) -> event.on().isBefore(judgment.offenceOn()),
                "custody.before-offence",
                "Nobody is taken into custody for an offence before it was committed.");
    }

    private <A extends LegalFact, B extends LegalFact> void refuse(
            List<Fact<A>> facts, List<Fact<B>> others, BiPredicate<A, B> contradict, String code, String english) {
        boolean isRefused = LegalFile.inForce(facts)
                .anyMatch(fact -> LegalFile.inForce(others)
                        .filter(other -> isAtHand(fact) || isAtHand(other))
                        .filter(other -> isOf(fact, other))
                        .anyMatch(other -> contradict.test(fact.now(), other.now())));
        if (isRefused) {
            throw new InvalidValueException(code, english).at("on");
        }
    }

    /** Whether both are about one judgment. */
    private static boolean isOf(Fact<? extends LegalFact> fact, Fact<? extends LegalFact> other) {
        ConvictionId conviction = fact.now().conviction();
        return conviction != null
                && (other.now() instanceof NewConviction
                        ? other.id().value().equals(conviction.value())
                        : conviction.equals(other.now().conviction()));
    }

    private boolean isAtHand(Fact<? extends LegalFact> fact) {
        return fact.now().kind() == kind && fact.id().equals(id);
    }
}
