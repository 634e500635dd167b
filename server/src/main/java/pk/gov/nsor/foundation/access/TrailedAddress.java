package pk.gov.nsor.foundation.access;

/** How the address of a request stands on the trail with an answer that has no other entry; without one of these, as it is. */
@FunctionalInterface
public interface TrailedAddress {

    /**
     * What is written.
     *
     * @param address that was asked for
     * @param pattern of the endpoint, with the names of its variables; empty where there is none
     */
    String of(String address, String pattern);
}
