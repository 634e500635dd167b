/**
 * The pure core of the register: from convictions, custody and the law, who must be on it, on which basis, at which tier,
 * from when to when, when they must next appear in person, and why. Plain Java: no framework, no files, no clock. There is
 * one policy for each rule of {@code law.md}, "Derivation, exactly", and its name says which.
 */
@NullMarked
@ApplicationModule(
        displayName = "Requirement",
        allowedDependencies = {"kernel"})
package pk.gov.nsor.requirement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
