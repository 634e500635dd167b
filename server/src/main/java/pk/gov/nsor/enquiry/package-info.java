/** What the public asks by SMS: whether a CNIC is on the register today, and disputes about the answer. */
@NullMarked
@ApplicationModule(
        displayName = "Enquiry",
        allowedDependencies = {"kernel", "keys", "audit", "sms", "release", "reference", "approval"})
package pk.gov.nsor.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
