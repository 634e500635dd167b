package pk.gov.nsor.registration.web;

import pk.gov.nsor.shell.Form;

/** Fields that come several times on a page: name1, name2, …, with their count in a hidden field. */
final class Rows {

    private Rows() {}

    static int count(Form form, String field, int fewest, int most) {
        try {
            return Math.clamp(Integer.parseInt(form.value(field)), fewest, most);
        } catch (NumberFormatException notGivenYet) {
            return fewest;
        }
    }

    /** Adds a row where the button for it was pressed. */
    static boolean added(Form form, String field, int fewest, int most) {
        if (!form.value("add").equals(field)) {
            return false;
        }
        form.set(field, Integer.toString(Math.min(most, count(form, field, fewest, most) + 1)));
        return true;
    }
}
