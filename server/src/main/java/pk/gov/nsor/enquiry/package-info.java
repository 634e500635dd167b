/**
 * What the public asks by SMS: whether a CNIC is on the register today, how many live in an area, disputes about answers,
 * where help is; and scans of the register.
 */
@NullMarked
@ApplicationModule(
        displayName = "Enquiry",
        allowedDependencies = {
            "kernel",
            "keys",
            "audit",
            "access",
            "shell",
            "sms",
            "release",
            "reference",
            "approval",
            "directory"
        })
package pk.gov.nsor.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
