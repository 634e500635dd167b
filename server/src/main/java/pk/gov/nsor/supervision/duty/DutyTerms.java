package pk.gov.nsor.supervision.duty;

/**
 * The assumed values that duties rest on besides the law's own.
 *
 * @param abodelessEveryDays days between the appearances of somebody without a fixed abode
 * @param graceWorkingDays working days after an outage in which what fell into it can still be done
 */
public record DutyTerms(int abodelessEveryDays, int graceWorkingDays) {}
