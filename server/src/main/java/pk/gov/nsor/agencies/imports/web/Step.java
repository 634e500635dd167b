package pk.gov.nsor.agencies.imports.web;

import java.util.Locale;

/** What can be done about a file on its page. */
enum Step {
    /** Its columns are as they are chosen, and the dry run begins. */
    CHECK,
    START,
    STOP,
    TAKE_BACK;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
