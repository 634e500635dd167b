/**
 * Exit control: that somebody who is on the register is put on the Provisional National Identification List, so that they
 * are not let out of the country for a time. Two people place and extend it; it ends by itself.
 */
@NullMarked
@ApplicationModule(
        id = "exitcontrol",
        displayName = "Exit control",
        allowedDependencies = {
            "kernel",
            "database",
            "audit",
            "outbox",
            "access",
            "approval",
            "reference",
            "reference::field",
            "register",
            "register::journal",
            "matching",
            "registration",
            "supervision",
            "screening",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.policing.exitcontrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
