/**
 * What the public asks by SMS: whether a CNIC is on the register today, how many live in an area, and where help is;
 * disputes about the answers, answers that are withdrawn, scans of the register, statistics of questions, and how
 * often a person was looked up.
 */
@NullMarked
@ApplicationModule(
        id = "enquiry",
        displayName = "Enquiry",
        allowedDependencies = {
            "kernel",
            "jobs",
            "database",
            "screening",
            "keys",
            "audit",
            "sms",
            "access",
            "release",
            "reference",
            "register",
            "register::merged",
            "registration",
            "directory",
            "outreach",
            "approval",
            "retention",
            "shell",
            "shell::live",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.publicservice.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
