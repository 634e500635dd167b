package pk.gov.nsor.agencies.totals;

import java.time.YearMonth;

/**
 * A total, checked.
 *
 * @param messageId the client's own name for it
 * @param office the code of the court, or the prison as it is called
 * @param number 0 to 100,000
 */
public record MonthlyTotal(String messageId, TotalKind kind, String office, YearMonth month, int number) {}
