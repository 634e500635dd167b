/**
 * What needs a second person: proposed by one, with a reason and what it would affect, and approved or refused by another.
 * A module that owns such data adds a {@link pk.gov.nsor.approval.ProposalKind}; everything else, the rules of who may and
 * the pages among it, is here.
 */
@NullMarked
@ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {"kernel", "screening", "audit", "access", "shell"})
package pk.gov.nsor.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
