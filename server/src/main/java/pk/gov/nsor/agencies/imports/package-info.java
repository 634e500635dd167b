/**
 * Files of judgments and of events in prison: each line becomes the message that a court's or a prison's system would send,
 * after a dry run. A file can be stopped, gone on with after a crash, and taken back by two people.
 */
@NullMarked
@ApplicationModule(
        id = "imports",
        displayName = "Bulk files",
        allowedDependencies = {
            "kernel",
            "database",
            "jobs",
            "screening",
            "keys",
            "audit",
            "access",
            "access::client",
            "approval",
            "shell",
            "shell::list",
            "conviction",
            "conviction::legalfile",
            "conviction::merged",
            "register",
            "register::merged",
            "intake",
            "transactions"
        })
package pk.gov.nsor.agencies.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
