package pk.gov.nsor.foundation.approval;

import java.time.LocalDate;

/** How long proposals stay open: a policy value, so a bean of the module that keeps policy. */
public interface ProposalTerm {

    /** The last day on which what is proposed today can be decided. */
    LocalDate lastDay(LocalDate today);
}
