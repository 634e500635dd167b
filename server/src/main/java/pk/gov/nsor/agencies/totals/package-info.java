/**
 * What never arrived: the monthly totals that courts, prisons and the prosecution declare, and the cases that it won, beside what
 * the register has. It counts and names nobody, and a sender never learns the register's own number.
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
            "jobs",
            "pdf",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.agencies.totals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
