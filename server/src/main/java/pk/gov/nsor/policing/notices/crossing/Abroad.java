package pk.gov.nsor.policing.notices.crossing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository.Crossing;

/** Who is abroad, as the border says. */
public final class Abroad {

    private Abroad() {}

    /**
     * The departure after which the person was abroad the whole day.
     *
     * @param crossings in the order of their days
     */
    public static Optional<Crossing> on(List<Crossing> crossings, LocalDate day) {
        Crossing last = null;
        for (Crossing crossing : crossings) {
            boolean isSoFar = crossing.direction() == Direction.ARRIVED
                    ? !crossing.on().isAfter(day)
                    : crossing.on().isBefore(day);
            if (isSoFar) {
                last = crossing;
            }
        }
        return Optional.ofNullable(last).filter(crossing -> crossing.direction() == Direction.DEPARTED);
    }
}
