/**
 * What the public asks by SMS: whether a CNIC is on the register today, how many live in an area, and where help is; disputes
 * about the answers, answers that are taken back, scans of the register, how much is asked, and how often somebody was
 * looked up.
 */
@NullMarked
@ApplicationModule(
        displayName = "Enquiry",
        allowedDependencies = {
            "kernel",
            "screening",
            "keys",
            "audit",
            "sms",
            "access",
            "release",
            "reference",
            "register",
            "registration",
            "directory",
            "approval",
            "retention",
            "shell"
        })
package pk.gov.nsor.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
