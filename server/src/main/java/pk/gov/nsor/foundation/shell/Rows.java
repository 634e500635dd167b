package pk.gov.nsor.foundation.shell;

/** Fields that come several times on a page: name1, name2, …, with their count in a hidden field. */
public final class Rows {

    private Rows() {}

    /** How many there are, at least the fewest and at most the most. */
    public static int count(Form form, String field, int fewest, int most) {
        try {
            return Math.clamp(Integer.parseInt(form.value(field)), fewest, most);
        } catch (NumberFormatException notGivenYet) {
            return fewest;
        }
    }

    /** Adds a row where the button for it was pressed. */
    public static boolean added(Form form, String field, int fewest, int most) {
        if (!form.value("add").equals(field)) {
            return false;
        }
        form.set(field, Integer.toString(Math.min(most, count(form, field, fewest, most) + 1)));
        return true;
    }
}
