/**
 * What the public asks by SMS: whether a CNIC is on the register today; disputes about the answer, and answers that are
 * taken back.
 */
@NullMarked
@ApplicationModule(
        displayName = "Enquiry",
        allowedDependencies = {
            "kernel",
            "keys",
            "audit",
            "sms",
            "access",
            "release",
            "reference",
            "register",
            "approval",
            "shell"
        })
package pk.gov.nsor.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
