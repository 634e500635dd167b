package pk.gov.nsor.agencies.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.transactions.TransactionScoped;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFactRecorded;

/** What was recorded in this transaction, by one line: what a line brought to the register can be taken back. */
@Component
class RecordedFacts {

    private final TransactionScoped<List<FactChange>> recorded = new TransactionScoped<>(ArrayList::new);

    @EventListener
    void recorded(LegalFactRecorded fact) {
        FactChange change = fact.change();
        if (change != null && change.what() == FactChange.What.RECORDED) {
            recorded.get().add(change);
        }
    }

    /** What was recorded until now is another line's. */
    void forget() {
        recorded.forget();
    }

    /** The first of this kind. */
    Optional<FactId> first(FactKind kind) {
        return recorded.get().stream()
                .filter(change -> change.kind() == kind)
                .map(FactChange::fact)
                .findFirst();
    }

    /** The number of the version that a person's death was recorded as. */
    OptionalInt deathOf(PersonId person) {
        return recorded.get().stream()
                .filter(change ->
                        change.kind() == FactKind.DEATH && change.fact().value().equals(person.value()))
                .mapToInt(FactChange::version)
                .findFirst();
    }
}
