package pk.gov.nsor.conviction;

import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.RowsByPerson;

/** The legal facts of everybody, asked for person by person in the order of their identifiers. */
public final class LegalFactsInOrder implements AutoCloseable {

    private final ConvictionTable.InOrder convictions;
    private final RowsByPerson<FactTable.Row<Quashed>> quashings;
    private final RowsByPerson<FactTable.Row<CustodyEvent>> custody;
    private final RowsByPerson<FactTable.Row<Death>> deaths;

    LegalFactsInOrder(
            ConvictionTable.InOrder convictions,
            RowsByPerson<FactTable.Row<Quashed>> quashings,
            RowsByPerson<FactTable.Row<CustodyEvent>> custody,
            RowsByPerson<FactTable.Row<Death>> deaths) {
        this.convictions = convictions;
        this.quashings = quashings;
        this.custody = custody;
        this.deaths = deaths;
    }

    /**
     * As {@link LegalRecord#of(PersonId)}.
     *
     * @param person none that lies before one who was asked for earlier
     */
    public LegalFacts of(PersonId person) {
        return LegalRecord.facts(
                convictions.of(person),
                FactTable.facts(quashings.of(person)),
                FactTable.facts(custody.of(person)),
                FactTable.facts(deaths.of(person)));
    }

    @Override
    public void close() {
        convictions.close();
        quashings.close();
        custody.close();
        deaths.close();
    }
}
