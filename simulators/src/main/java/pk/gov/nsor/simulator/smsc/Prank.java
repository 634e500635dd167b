package pk.gov.nsor.simulator.smsc;

import java.util.Locale;
import java.util.Optional;

/** What the simulated SMSC can do wrong once, to all links that are bound at the moment. */
public enum Prank {
    /** Unbinds, and takes new binds at once. */
    UNBIND,
    /** Breaks the connections without a word, as a failing network does. */
    BREAK,
    /** Neither reads nor writes any more, and does not close: the register has to find out. New binds work. */
    HALF_OPEN,
    /** Sends octets that are no PDU. */
    GARBAGE,
    /** Goes down without a word, takes no connection for two seconds, and comes up with what it had kept. */
    RESTART;

    /** Its name in addresses: {@code half-open}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Prank> of(String slug) {
        for (Prank prank : values()) {
            if (prank.slug().equals(slug)) {
                return Optional.of(prank);
            }
        }
        return Optional.empty();
    }
}
