package pk.gov.nsor.foundation.reference.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has codes. The names are part of the API. */
enum CodeList {
    COURTS,
    DISTRICTS,
    POLICE_STATIONS,
    PROVINCES,
    SECTIONS,
    TEHSILS;

    /** By its name in addresses, such as {@code police-stations}. */
    static Optional<CodeList> named(String name) {
        return Arrays.stream(values()).filter(each -> each.path().equals(name)).findFirst();
    }

    private String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
