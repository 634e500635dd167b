package pk.gov.nsor.record.conviction;

import java.time.LocalDate;

/** An appeal was dismissed: the judgment and its sentence stand as they were. */
public record Dismissal(FactId appeal, LocalDate on) implements LegalFact {

    @Override
    public FactKind kind() {
        return FactKind.DISMISSAL;
    }
}
