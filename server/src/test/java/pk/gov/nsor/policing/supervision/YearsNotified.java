package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.policing.notices.Particulars;

/** What somebody told, and what came of it, as the story knows it. */
final class YearsNotified {

    final UUID id = UUID.randomUUID();
    final YearsPerson person;
    final Particulars particulars;
    final LocalDate announcedOn;

    /** Whether it counts: it is undecided or accepted. */
    boolean isLive = true;

    boolean isAccepted;

    /** Whether the person took it back, which nobody can undo. */
    boolean isWithdrawn;

    @Nullable
    LocalDate departedOn;

    @Nullable
    LocalDate returnedOn;

    YearsNotified(YearsPerson person, Particulars particulars, LocalDate announcedOn) {
        this.person = person;
        this.particulars = particulars;
        this.announcedOn = announcedOn;
    }

    void becomes(boolean accepted) {
        isLive = accepted;
        isAccepted = accepted;
    }

    void takenBack() {
        becomes(false);
        isWithdrawn = true;
    }

    /**
     * Somebody crossed the border.
     *
     * @param told the journey it belongs to; null where none was told
     */
    record Crossing(
            UUID id,
            YearsPerson person,
            LocalDate on,
            boolean isElsewhere,
            @Nullable YearsNotified told) {}

    @Override
    public String toString() {
        return particulars + ", told " + announcedOn + (isAccepted ? ", accepted" : isLive ? ", open" : ", ended")
                + ", left " + departedOn + ", back " + returnedOn;
    }
}
