/**
 * Forms for the clerks of courts and prisons that have no system: what they type becomes the same messages, through the same inbox,
 * as a system sends. A clerk sees what their office sent and what its receipts say, and no record.
 */
@NullMarked
@ApplicationModule(
        id = "clerks",
        displayName = "Clerks",
        allowedDependencies = {
            "kernel",
            "screening",
            "audit",
            "access",
            "access::client",
            "shell",
            "shell::list",
            "pdf",
            "reference",
            "reference::field",
            "intake",
            "intake::message",
            "intake::sent",
            "totals",
            "feeds",
            "office"
        })
package pk.gov.nsor.agencies.clerks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
