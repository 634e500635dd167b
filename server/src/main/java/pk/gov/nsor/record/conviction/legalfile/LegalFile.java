package pk.gov.nsor.record.conviction.legalfile;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.check.CustodyPeriods;
import pk.gov.nsor.record.conviction.repository.FactRepository;

/**
 * All legal facts of one person with all their versions, including withdrawn facts. Each list is in the order of the
 * days on which the facts happened.
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

    /** Of somebody of whom nothing was ever recorded. */
    public static final LegalFile EMPTY =
            new LegalFile(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

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

    /**
     * The judgments with this number, however it is written; more than one only where somebody stated that they are
     * two.
     */
    public List<Fact<NewConviction>> named(String court, CaseNumber number) {
        return inForce(convictions).filter(fact -> fact.now().is(court, number)).toList();
    }

    /** The judgments that may be this one under another number: same court and day, or same FIR. */
    public List<Fact<NewConviction>> perhaps(NewConviction judgment) {
        return inForce(convictions)
                .filter(fact -> fact.now().isPerhaps(judgment))
                .toList();
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

    /** The outcomes of an appeal; more than one is not valid. */
    public Stream<LegalFact> outcomes(FactId appeal) {
        return Stream.of(
                        current(dismissals, dismissal -> dismissal.appeal().equals(appeal)),
                        current(sentences, sentence -> appeal.equals(sentence.appeal())),
                        current(quashings, quashed -> appeal.equals(quashed.appeal())))
                .flatMap(outcomes -> outcomes);
    }

    /** The custody periods, in the order of admission. */
    public List<CustodyPeriod> custodyPeriods() {
        return CustodyPeriods.of(custody);
    }

    /** The file as it would be with one more fact, recorded now. */
    public LegalFile with(FactId id, LegalFact fact, OffsetDateTime now) {
        return switch (fact) {
            case NewConviction it ->
                new LegalFile(
                        more(convictions, id, it, now),
                        sentences,
                        appeals,
                        dismissals,
                        quashings,
                        custody,
                        clemencies,
                        deaths);
            case Sentence it ->
                new LegalFile(
                        convictions,
                        more(sentences, id, it, now),
                        appeals,
                        dismissals,
                        quashings,
                        custody,
                        clemencies,
                        deaths);
            case Appeal it ->
                new LegalFile(
                        convictions,
                        sentences,
                        more(appeals, id, it, now),
                        dismissals,
                        quashings,
                        custody,
                        clemencies,
                        deaths);
            case Dismissal it ->
                new LegalFile(
                        convictions,
                        sentences,
                        appeals,
                        more(dismissals, id, it, now),
                        quashings,
                        custody,
                        clemencies,
                        deaths);
            case Quashed it ->
                new LegalFile(
                        convictions,
                        sentences,
                        appeals,
                        dismissals,
                        more(quashings, id, it, now),
                        custody,
                        clemencies,
                        deaths);
            case CustodyEvent it -> withCustody(more(custody, id, it, now));
            case Clemency it ->
                new LegalFile(
                        convictions,
                        sentences,
                        appeals,
                        dismissals,
                        quashings,
                        custody,
                        more(clemencies, id, it, now),
                        deaths);
            case Death it ->
                new LegalFile(
                        convictions,
                        sentences,
                        appeals,
                        dismissals,
                        quashings,
                        custody,
                        clemencies,
                        more(deaths, id, it, now));
        };
    }

    /** The file as it would be with other events of custody. */
    public LegalFile withCustody(List<Fact<CustodyEvent>> events) {
        return new LegalFile(
                convictions,
                sentences,
                appeals,
                dismissals,
                quashings,
                FactRepository.inOrder(events),
                clemencies,
                deaths);
    }

    private static <T extends LegalFact> List<Fact<T>> more(
            List<Fact<T>> facts, FactId id, T fact, OffsetDateTime now) {
        Version<T> version = new Version<>(1, fact, false, null, now, null);
        List<Fact<T>> more = new ArrayList<>(facts);
        more.removeIf(known -> known.id().equals(id));
        more.add(new Fact<>(id, List.of(version)));
        return FactRepository.inOrder(more);
    }

    public static <T extends LegalFact> Stream<Fact<T>> inForce(List<Fact<T>> facts) {
        return facts.stream().filter(Fact::inForce);
    }

    private static <T extends LegalFact> Stream<LegalFact> current(List<Fact<T>> facts, Predicate<T> which) {
        return inForce(facts).map(Fact::now).filter(which).map(LegalFact.class::cast);
    }
}
