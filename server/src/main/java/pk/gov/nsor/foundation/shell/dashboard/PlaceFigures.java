package pk.gov.nsor.foundation.shell.dashboard;

import java.util.List;

/**
 * Figures of the nation, of each province and of each district: a bean of the module that has the lists behind them. They
 * are counted for everybody by a job every half minute, and for that reason never depend on who looks.
 */
public interface PlaceFigures {

    /** What is counted. */
    List<PlaceFigure> figures();

    /**
     * How many there are of each figure, by district, all at once: each table is read once, however many districts there
     * are. Whatever has none is left out; a district may come several times, and its counts are added.
     */
    List<Count> counted();

    /** Whether counting reads so much of a large register that it is done every ten minutes alone. */
    default boolean isSlow() {
        return false;
    }

    /**
     * How many of a figure a district has.
     *
     * @param figure the name of a {@link PlaceFigure}
     * @param district its code; empty for what belongs to none, and is of the nation alone
     */
    record Count(String figure, String district, long count) {}
}
