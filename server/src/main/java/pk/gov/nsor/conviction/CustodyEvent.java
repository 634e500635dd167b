package pk.gov.nsor.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.InvalidValueException;

/**
 * Something that happened in prison.
 *
 * @param spell the stay it is of; an admission or recall begins one, of the same identifier as the event
 * @param conviction what an admission or recall is for, null for something else; of other events null: theirs is that of the
 *     spell
 * @param prison as it is called, 1 to 120 characters; of a transfer the new one
 * @param releaseReason of a release only
 */
public record CustodyEvent(
        SpellId spell,
        @Nullable ConvictionId conviction,
        Type type,
        LocalDate on,
        String prison,
        @Nullable ReleaseReason releaseReason)
        implements LegalFact {

    private static final int LONGEST_PRISON = 120;

    /** What happened, in the order in which events of one day are taken where nothing else orders them. */
    public enum Type {
        ADMITTED,
        /** Admitted anew after a release: parole or bail was taken back. */
        RECALLED,
        TRANSFERRED,
        LEAVE_BEGAN,
        LEAVE_ENDED,
        ESCAPED,
        RECAPTURED,
        RELEASED;

        /** True for what begins a spell. */
        public boolean begins() {
            return this == ADMITTED || this == RECALLED;
        }
    }

    /** Why a prison let somebody go. */
    public enum ReleaseReason {
        SENTENCE_SERVED,
        PAROLE,
        BAIL,
        ACQUITTED,
        PARDONED,
        DIED,
        OTHER
    }

    /** @throws InvalidValueException where the prison is missing or too long, or a release has no reason */
    public CustodyEvent {
        prison = Texts.clean(prison, "prison", LONGEST_PRISON);
        if (type == Type.RELEASED && releaseReason == null) {
            throw new InvalidValueException("custody.release-reason", "Say why the person was released.")
                    .at("releaseReason");
        }
        releaseReason = type == Type.RELEASED ? releaseReason : null;
        conviction = type.begins() ? conviction : null;
    }

    @Override
    public FactKind kind() {
        return FactKind.CUSTODY;
    }
}
