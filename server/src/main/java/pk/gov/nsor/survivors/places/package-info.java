/**
 * How the vault keeps what is about survivors: in memory, and encrypted in rows of one size, most of them filled with nothing, so
 * that its database shows neither how many there are nor which one was written.
 */
@NullMarked
@ApplicationModule(
        id = "places",
        displayName = "Places",
        allowedDependencies = {"kernel", "keys"})
package pk.gov.nsor.survivors.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
