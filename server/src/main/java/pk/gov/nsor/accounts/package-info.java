/**
 * How people and systems get their accounts: proposed by an administrator and approved by a national supervisor, those of
 * auditors proposed and approved by national supervisors; handed over in two parts; reviewed each quarter and closed when
 * nobody uses them.
 */
@NullMarked
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"kernel", "screening", "audit", "access", "shell", "approval", "reference"})
package pk.gov.nsor.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
