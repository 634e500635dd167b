/**
 * The daily access review: a nightly job checks the previous day's views of records and raises an access alert for
 * each unusual one. A supervisor of the officer's place decides the alert, and an auditor may object to the decision.
 */
@NullMarked
@ApplicationModule(
        id = "accessreview",
        displayName = "Access review",
        allowedDependencies = {
            "kernel",
            "escalation",
            "database",
            "screening",
            "audit",
            "access",
            "reference",
            "register",
            "registration",
            "supervision",
            "shell",
            "shell::list",
            "shell::dashboard"
        })
package pk.gov.nsor.accountability.accessreview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
