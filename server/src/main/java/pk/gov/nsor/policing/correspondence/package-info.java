/**
 * Messages between stations: what the police of one place ask those of another about somebody on record, and the answer.
 * A message lets nobody read a record: who is asked sees what the message says, and of whom, until it is answered.
 */
@NullMarked
@ApplicationModule(
        id = "correspondence",
        displayName = "Messages between stations",
        allowedDependencies = {
            "kernel",
            "escalation",
            "database",
            "screening",
            "keys",
            "requirement",
            "audit",
            "outbox",
            "access",
            "reference",
            "reference::field",
            "register",
            "register::journal",
            "matching",
            "registration",
            "supervision",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.policing.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
