package pk.gov.nsor.record.registration.removal;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** Under which record a fact lies now that waits for a second person: its record may have been joined or parted since. */
@Component
public class RemovalPlaces {

    private final LegalRecord legal;
    private final MergedRecords merged;

    RemovalPlaces(LegalRecord legal, MergedRecords merged) {
        this.legal = legal;
        this.merged = merged;
    }

    /** The record under which it is decided; that of the removal where nothing else is known. */
    @Transactional(readOnly = true)
    public PersonId of(Removal removal) {
        PersonId leading = merged.leading(removal.person());
        return Stream.concat(Stream.of(leading), merged.everJoined(removal.person()).stream())
                .filter(person -> merged.leading(person).equals(person) && isOn(person, removal))
                .findFirst()
                .orElse(leading);
    }

    /** What the fact is named under that record: a death is named after its record. */
    public static FactId named(Removal.Version fact, PersonId place) {
        return fact.kind() == FactKind.DEATH ? new FactId(place.value()) : fact.id();
    }

    private boolean isOn(PersonId person, Removal removal) {
        return switch (removal.kind()) {
            case DEATH -> !legal.file(person).deaths().isEmpty();
            case QUASHING, WITHDRAWAL, CORRECTION, RECORDING -> {
                Removal.Version fact = Objects.requireNonNull(removal.fact());
                yield legal.file(person).find(fact.kind(), fact.id()).isPresent();
            }
            case RELEASE_MARK -> {
                UUID judgment = Objects.requireNonNull(removal.of());
                yield legal.file(person)
                        .find(FactKind.CONVICTION, new FactId(judgment))
                        .isPresent();
            }
            case CNIC_WITHDRAWAL, CNIC_DOUBT -> false;
        };
    }
}
