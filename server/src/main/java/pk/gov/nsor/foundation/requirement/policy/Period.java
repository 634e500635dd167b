package pk.gov.nsor.foundation.requirement.policy;

/** How long a conviction keeps a person on the register. */
public sealed interface Period {

    /** As long as the person lives. */
    record Life() implements Period {}

    /** @param count 1 or more */
    record Months(int count) implements Period {
        public Months {
            if (count < 1) {
                throw new IllegalArgumentException("A period of at least a month, not " + count);
            }
        }
    }
}
