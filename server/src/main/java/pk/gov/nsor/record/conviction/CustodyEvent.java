package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.check.Texts;

/**
 * Something that happened in prison.
 *
 * @param custodyPeriod the custody period it belongs to; an admission or recall begins one, with the same identifier as the
 *     event
 * @param conviction what an admission or recall is for, null for something else; null for other events, which take
 *     that of their custody period
 * @param prison as it is called, 1 to 120 characters; for a transfer the new one
 * @param releaseReason for a release only
 */
public record CustodyEvent(
        CustodyPeriodId custodyPeriod,
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
        /** Admitted again after a release, because parole or bail was revoked. */
        RECALLED,
        TRANSFERRED,
        LEAVE_BEGAN,
        LEAVE_ENDED,
        ESCAPED,
        RECAPTURED,
        RELEASED;

        /** True for an event that begins a custody period. */
        public boolean begins() {
            return this == ADMITTED || this == RECALLED;
        }
    }

    /** Why a prison released somebody. */
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

    /** The same event in another custody period. */
    public CustodyEvent of(CustodyPeriodId stay) {
        return new CustodyEvent(stay, conviction, type, on, prison, releaseReason);
    }

    /** The same event, of an admission for another judgment. */
    public CustodyEvent about(ConvictionId judgment) {
        return new CustodyEvent(custodyPeriod, judgment, type, on, prison, releaseReason);
    }

    @Override
    public FactKind kind() {
        return FactKind.CUSTODY;
    }
}
