package pk.gov.nsor.accountability.screeningoverride;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.screening.Stop;

/**
 * A text that was stopped, and that somebody asked to be allowed.
 *
 * @param where the form, as {@link StoppedText#where()} says
 * @param field of the form
 * @param province where the asker works; null for the whole country
 * @param district where the asker works; null for a province or the whole country
 * @param endsAt when nobody can decide it any more, or what was allowed holds no more
 * @param passedAt when it first passed the screen; null for not yet
 */
public record ScreeningOverride(
        UUID id,
        UUID asker,
        String where,
        String field,
        Stop.Kind kind,
        State state,
        @Nullable String province,
        @Nullable String district,
        Instant askedAt,
        Instant endsAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant passedAt) {

    /** For so long after it first passed it passes again: the pages of one form screen it more than once. */
    static final Duration ONE_FORM = Duration.ofMinutes(15);

    /** What became of it. The names are stored. */
    public enum State {
        WAITING,
        ALLOWED,
        REFUSED,
        /** Stored with what it was asked for; it passes no more. */
        USED,
        EXPIRED
    }

    /** What it is now: what nobody decided or used in time has expired, whatever is stored. */
    public State stateAt(Instant now) {
        return switch (state) {
            case WAITING -> now.isBefore(endsAt) ? State.WAITING : State.EXPIRED;
            case ALLOWED -> {
                if (passedAt != null && !now.isBefore(passedAt.plus(ONE_FORM))) {
                    yield State.USED;
                }
                yield now.isBefore(endsAt) ? State.ALLOWED : State.EXPIRED;
            }
            case REFUSED, USED, EXPIRED -> state;
        };
    }

    /** Whether it is theirs to decide: a supervisor of the asker's district or province, or of the nation; never the asker. */
    public boolean isDecidedBy(SignedIn reader) {
        return !reader.accountId().equals(asker)
                && (reader.has(Role.NATIONAL_SUPERVISOR)
                        || ((reader.has(Role.PROVINCIAL_SUPERVISOR) || reader.has(Role.DISTRICT_SUPERVISOR))
                                && isWithin(reader.jurisdiction())));
    }

    /** Whether the reader may see it. */
    public boolean isFor(SignedIn reader) {
        return reader.accountId().equals(asker) || isDecidedBy(reader);
    }

    private boolean isWithin(Jurisdiction jurisdiction) {
        return !(jurisdiction instanceof Jurisdiction.National)
                && jurisdiction.covers(
                        new WorkPlace(province == null ? "" : province, district == null ? "" : district));
    }
}
