/**
 * Derives the requirement to register from convictions, custody and the law: who must be on the register, on which
 * basis, at which tier, from when to when, when they must next appear in person, and why. Plain Java: no framework, no
 * files, no clock. There is one policy for each rule of {@code law.md}, "Derivation, exactly", and its name says
 * which.
 */
@NullMarked
@ApplicationModule(
        id = "requirement",
        displayName = "Requirement",
        allowedDependencies = {"kernel"})
package pk.gov.nsor.foundation.requirement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
