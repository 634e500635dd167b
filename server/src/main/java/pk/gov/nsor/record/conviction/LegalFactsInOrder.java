package pk.gov.nsor.record.conviction;

import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.repository.ConvictionRepository;
import pk.gov.nsor.record.conviction.repository.FactRepository;
import pk.gov.nsor.record.register.RowsByPerson;

/** The legal facts of everybody, read person by person in the order of their identifiers. */
public final class LegalFactsInOrder implements AutoCloseable {

    private final ConvictionRepository.InOrder convictions;
    private final RowsByPerson<FactRepository.Row<Quashed>> quashings;
    private final RowsByPerson<FactRepository.Row<CustodyEvent>> custody;
    private final RowsByPerson<FactRepository.Row<Death>> deaths;

    public LegalFactsInOrder(
            ConvictionRepository.InOrder convictions,
            RowsByPerson<FactRepository.Row<Quashed>> quashings,
            RowsByPerson<FactRepository.Row<CustodyEvent>> custody,
            RowsByPerson<FactRepository.Row<Death>> deaths) {
        this.convictions = convictions;
        this.quashings = quashings;
        this.custody = custody;
        this.deaths = deaths;
    }

    /**
     * As {@link LegalRecord#of(PersonId)}.
     *
     * @param person not before a person who was read earlier
     */
    public LegalFacts of(PersonId person) {
        return LegalRecord.facts(
                convictions.of(person),
                FactRepository.facts(quashings.of(person)),
                FactRepository.facts(custody.of(person)),
                FactRepository.facts(deaths.of(person)));
    }

    @Override
    public void close() {
        convictions.close();
        quashings.close();
        custody.close();
        deaths.close();
    }
}
