package pk.gov.nsor.foundation.shell;

import java.util.Map;

/**
 * The subject of a decision on a page, as rows of the database. A page that names it with {@link Decides} contains its
 * version. The form sends that version back, and {@link Deciding} refuses where it has changed.
 */
public interface WhatIsShown {

    /**
     * Locks it until the transaction ends. It waits for other transactions, and takes the locks that the decision
     * itself takes, in the same order.
     *
     * @param address the variables of the page's address
     */
    void hold(Map<String, String> address);

    /**
     * A digest that changes as soon as any of the values changes; it reveals nothing of the values.
     *
     * @param address the variables of the page's address
     * @throws NoIdentifierException where one of them cannot be an identifier; there is no such page then
     */
    String version(Map<String, String> address);

    /** A value in the address is not an identifier. It is not repeated. */
    final class NoIdentifierException extends RuntimeException {
        public NoIdentifierException() {
            super("An address without an identifier");
        }
    }

    /**
     * True where the controller puts the version under {@link Deciding#SHOWN} into the model, from the same reading as
     * the page, since reading it twice would be expensive.
     */
    default boolean isInModel() {
        return false;
    }
}
