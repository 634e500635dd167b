/**
 * How people and systems get their accounts: proposed by an administrator and approved by a national supervisor, those of
 * auditors proposed and approved by national supervisors; handed over in two parts; reviewed each quarter and closed when
 * nobody uses them.
 */
@NullMarked
@ApplicationModule(
        id = "accounts",
        displayName = "Accounts",
        allowedDependencies = {
            "kernel",
            "jobs",
            "screening",
            "audit",
            "access",
            "access::account",
            "access::credential",
            "access::client",
            "shell",
            "shell::list",
            "approval",
            "reference",
            "reference::field"
        })
package pk.gov.nsor.accountability.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
