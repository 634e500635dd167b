package pk.gov.nsor.conviction;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All legal facts of one person with everything that was ever known of them, withdrawn ones included. Each list is in the
 * order of the days on which the facts happened.
 *
 * @param deaths none or one: a death recorded again after a withdrawn one is its next version
 */
public record LegalFile(
        List<Fact<NewConviction>> convictions,
        List<Fact<Sentence>> sentences,
        List<Fact<Appeal>> appeals,
        List<Fact<Dismissal>> dismissals,
        List<Fact<Quashed>> quashings,
        List<Fact<CustodyEvent>> custody,
        List<Fact<Clemency>> clemencies,
        List<Fact<Death>> deaths) {

    /** The facts of a kind. */
    public List<? extends Fact<? extends LegalFact>> of(FactKind kind) {
        return switch (kind) {
            case CONVICTION -> convictions;
            case SENTENCE -> sentences;
            case APPEAL -> appeals;
            case DISMISSAL -> dismissals;
            case QUASHING -> quashings;
            case CUSTODY -> custody;
            case CLEMENCY -> clemencies;
            case DEATH -> deaths;
        };
    }

    public Optional<? extends Fact<? extends LegalFact>> find(FactKind kind, FactId id) {
        return of(kind).stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** The judgment, where it is known and not withdrawn. */
    public Optional<Fact<NewConviction>> conviction(ConvictionId id) {
        return inForce(convictions)
                .filter(fact -> fact.id().value().equals(id.value()))
                .findFirst();
    }

    /** The quashing of a judgment, where it was quashed. */
    public Optional<Fact<Quashed>> quashing(ConvictionId id) {
        return inForce(quashings)
                .filter(fact -> fact.now().conviction().equals(id))
                .findFirst();
    }

    public Optional<Fact<Appeal>> appeal(FactId id) {
        return inForce(appeals).filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** How an appeal ended: by a dismissal, another sentence or a quashing; empty while it is pending. */
    public Optional<LegalFact> outcome(FactId appeal) {
        return outcomes(appeal).findFirst();
    }

    /** Of an appeal; more than one is not valid. */
    Stream<LegalFact> outcomes(FactId appeal) {
        return Stream.of(
                        current(dismissals, dismissal -> dismissal.appeal().equals(appeal)),
                        current(sentences, sentence -> appeal.equals(sentence.appeal())),
                        current(quashings, quashed -> appeal.equals(quashed.appeal())))
                .flatMap(outcomes -> outcomes);
    }

    /** The stays in custody, in the order of admission. */
    public List<Spell> spells() {
        return Spells.of(custody);
    }

    static <T extends LegalFact> Stream<Fact<T>> inForce(List<Fact<T>> facts) {
        return facts.stream().filter(Fact::inForce);
    }

    private static <T extends LegalFact> Stream<LegalFact> current(List<Fact<T>> facts, Predicate<T> which) {
        return inForce(facts).map(Fact::now).filter(which).map(LegalFact.class::cast);
    }
}
