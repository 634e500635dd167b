package pk.gov.nsor.agencies.totals.judgment;

import java.time.LocalDate;

/**
 * A judgment that the prosecution obtained, checked.
 *
 * @param messageId the client's own name for it
 * @param court its code
 * @param caseNumber as it was written
 * @param convicted how many people: 0 to 100; 0 takes back what was said of the case before
 */
record ObtainedJudgment(String messageId, String court, String caseNumber, LocalDate judgmentOn, int convicted) {}
