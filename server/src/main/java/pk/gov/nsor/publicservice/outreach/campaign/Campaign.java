package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign and how far it has come.
 *
 * @param number as people say it, such as C-7
 * @param mostParts the budget, in parts of SMS
 * @param restsOn the proposal that was approved
 * @param recipients how many were to be told when it began; 0 before
 * @param handed how many messages the gateway was given
 * @param parts how many parts these are
 * @param delivered null until it is counted, the day after the end
 * @param failed as delivered
 */
public record Campaign(
        UUID id,
        String number,
        String title,
        CampaignTexts texts,
        LocalDate beginsOn,
        LocalDate endsOn,
        int mostParts,
        UUID restsOn,
        State state,
        @Nullable EndCause endCause,
        @Nullable Instant endedAt,
        @Nullable String stoppedBecause,
        int recipients,
        int handed,
        int parts,
        @Nullable Integer delivered,
        @Nullable Integer failed) {

    private static final int SMALLEST_TOLD = 100;

    /** The names are stored. */
    public enum State {
        /** Its first day has not come. */
        PLANNED,
        SENDING,
        ENDED;

        /** The last part of its messages' keys. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a campaign is over. The names are stored. */
    public enum EndCause {
        ALL_TOLD,
        /** What it may cost is used up. */
        BUDGET,
        /** Its last day is over. */
        PERIOD,
        STOPPED;

        /** The last part of its messages' keys. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it ended before anybody was told. */
    public boolean isWithoutEffect() {
        return state == State.ENDED && handed == 0;
    }

    /** Percent of those to be told who were, in tens, 0 to 100: nobody is told how many followers there are. */
    public int percent() {
        return recipients == 0 ? 0 : tens(handed, recipients);
    }

    /** Percent of the budget that is used, in tens; null where the budget is so small that it would tell how many followed. */
    public @Nullable Integer usedPercent() {
        return mostParts < SMALLEST_TOLD ? null : tens(parts, mostParts);
    }

    private static int tens(long part, long whole) {
        return (int) (10 * part / whole * 10);
    }
}
