/**
 * What never arrived: the monthly totals that courts and prisons declare, beside what the register has of the same month. It
 * counts and names nobody, and a sender never learns the register's own number.
 */
@NullMarked
@ApplicationModule(
        id = "totals",
        displayName = "Totals",
        allowedDependencies = {
            "kernel",
            "database",
            "audit",
            "access",
            "access::client",
            "reference",
            "feeds",
            "pdf",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.agencies.totals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
