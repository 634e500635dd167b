/**
 * Pages of offices that have no system: which court or prison a clerk sends for, and how what they type becomes the message that
 * a system would send. A module with such a page makes the message; this one sends it and says what is wrong at its fields.
 */
@NullMarked
@ApplicationModule(
        id = "office",
        displayName = "Offices without a system",
        allowedDependencies = {"kernel", "access", "access::client", "reference", "shell"})
package pk.gov.nsor.foundation.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
