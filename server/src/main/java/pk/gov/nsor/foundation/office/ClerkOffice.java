package pk.gov.nsor.foundation.office;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.Office;
import pk.gov.nsor.foundation.reference.Court;

/**
 * The court or prison that a clerk sends for.
 *
 * @param court null for a prison
 */
public record ClerkOffice(Office office, @Nullable Court court) {

    public UUID client() {
        return office.client().id();
    }

    public Feed feed() {
        return office.client().feed();
    }

    public boolean isOpen() {
        return office.isOpen();
    }

    public Machine machine() {
        return office.client().machine();
    }

    /** As messages name it. */
    public String place() {
        return office.place();
    }

    public String name(Locale language) {
        return court == null ? office.place() : court.name(language);
    }
}
