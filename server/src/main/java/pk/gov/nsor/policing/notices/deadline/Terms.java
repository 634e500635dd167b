package pk.gov.nsor.policing.notices.deadline;

/**
 * The rows of the policy in force on the day of the matter.
 *
 * @param change working days after a change
 * @param nightsInside from how many nights away inside Pakistan on it is notified before leaving
 * @param daysAbroad days before leaving the country
 * @param childPresence from how many hours in a household with a child on it is notified
 * @param childWithin hours after such a stay began
 * @param outageGrace working days after an outage
 */
public record Terms(Row change, Row nightsInside, Row daysAbroad, Row childPresence, Row childWithin, Row outageGrace) {

    /**
     * A row, to be cited.
     *
     * @param version counts the values the key has had, from 1
     */
    public record Row(String key, int value, int version) {

        public Row {
            if (value < 0) {
                throw new IllegalArgumentException("A term is 0 or more");
            }
        }
    }
}
