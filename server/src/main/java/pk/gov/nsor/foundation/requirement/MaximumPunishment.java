package pk.gov.nsor.foundation.requirement;

/** The maximum punishment of an offence, in the terms of the table of rules. */
public sealed interface MaximumPunishment {

    /** Maxima that are not a number of years. */
    enum Special implements MaximumPunishment {
        DEATH,
        LIFE,
        /** That of the offence it is connected with. */
        AS_CONNECTED,
        /** Half of that of the offence it is connected with. */
        HALF_CONNECTED
    }

    /**
     * Imprisonment.
     *
     * @param years 1 to 99
     */
    record Years(int years) implements MaximumPunishment {
        public Years {
            if (years < 1 || years > 99) {
                throw new IllegalArgumentException("A maximum of 1 to 99 years, not " + years);
            }
        }
    }

    /** The table's word for it. */
    default String word() {
        return switch (this) {
            case Special special -> special.name();
            case Years(int years) -> Integer.toString(years);
        };
    }

    /**
     * Reads the table's word: DEATH, LIFE, AS_CONNECTED, HALF_CONNECTED or a number of years.
     *
     * @throws IllegalArgumentException for anything else
     */
    static MaximumPunishment parse(String text) {
        return Character.isDigit(text.charAt(0)) ? new Years(Integer.parseInt(text)) : Special.valueOf(text);
    }
}
