package pk.gov.nsor.record.conviction;

import pk.gov.nsor.foundation.kernel.CaseNumber;

/** Names a case: the code of its court, and its number in the form used for comparison. */
public record NumberOfCourt(String court, CaseNumber number) {}
