package pk.gov.nsor.agencies.referrals;

import java.time.LocalDate;

/**
 * A household in which a child lives with somebody who is on the register today and not in custody.
 *
 * @param station the code of the station that answers for the person
 * @param district the code of its district
 * @param since since when a child lives there, as far as is known
 */
record Household(String station, String district, LocalDate since) {}
