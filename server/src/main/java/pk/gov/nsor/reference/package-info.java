/**
 * The facts the register rests on, each with its source and how sure it is: provinces and districts, courts and police
 * stations, offences and what the law made of them on a day, public holidays, and policy where the law is silent.
 *
 * <p>{@code migrate} loads them from {@code resources/reference}; here they are only read. Places, offences, rules and
 * holidays are read once when the server starts: restart it after a {@code migrate} that changed them. Policy is read
 * from the database at each question.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reference",
        allowedDependencies = {"kernel", "audit"})
package pk.gov.nsor.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
