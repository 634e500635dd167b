/**
 * Two-person approval: one person proposes a change, with a reason and its expected effect, and another approves or
 * refuses it. A module that owns such data adds a {@link pk.gov.nsor.foundation.approval.ProposalKind}. Everything
 * else is here, including the pages and the rules of who may propose and decide.
 */
@NullMarked
@ApplicationModule(
        id = "approval",
        displayName = "Approval",
        allowedDependencies = {"kernel", "database", "screening", "audit", "access", "shell", "shell::list"})
package pk.gov.nsor.foundation.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
