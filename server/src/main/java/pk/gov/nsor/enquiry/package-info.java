/** What the public asks by SMS: whether a CNIC is on the register today, disputes about the answer, and how
 * much is asked. */
@NullMarked
@ApplicationModule(
        displayName = "Enquiry",
        allowedDependencies = {"kernel", "keys", "audit", "access", "shell", "sms", "release", "reference", "approval"})
package pk.gov.nsor.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
