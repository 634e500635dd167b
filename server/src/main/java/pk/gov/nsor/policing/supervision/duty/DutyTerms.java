package pk.gov.nsor.policing.supervision.duty;

/**
 * The assumed values on which duties rest besides those of the law.
 *
 * @param withoutResidenceEveryDays days between the appearances of a person without a fixed address
 * @param graceWorkingDays working days after an outage in which what fell into it can still be done
 * @param told until when people may have been told to appear
 */
public record DutyTerms(int withoutResidenceEveryDays, int graceWorkingDays, ToldDays told) {}
