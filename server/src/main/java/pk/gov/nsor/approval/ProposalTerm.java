package pk.gov.nsor.approval;

import java.time.LocalDate;

/** How long proposals stay open: a policy, so a bean of the module that keeps policy. */
public interface ProposalTerm {

    /** The last day on which what is proposed today can be decided. */
    LocalDate lastDay(LocalDate today);
}
