package pk.gov.nsor.accountability.accessreview.rule;

/**
 * How an officer searched for people on a day, by name or number.
 *
 * @param searches how often
 * @param inAnHour how often in the hour of the day in which they did so most
 * @param fruitless after how many of them no record was opened or worked on before the next
 */
public record Searched(int searches, int inAnHour, int fruitless) {

    public static final Searched NOTHING = new Searched(0, 0, 0);

    public Searched {
        if (fruitless < 0 || inAnHour < 0 || inAnHour > searches || fruitless > searches) {
            throw new IllegalArgumentException(
                    "Of " + searches + " searches, " + inAnHour + " in an hour and " + fruitless + " fruitless");
        }
    }

    /** With those of another hour. */
    public Searched and(int more, int fruitlessToo) {
        return new Searched(searches + more, Math.max(inAnHour, more), fruitless + fruitlessToo);
    }
}
