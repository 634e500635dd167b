package pk.gov.nsor.agencies.exchange.sending;

import java.util.List;
import java.util.function.Consumer;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Event;

/** How events leave for the subscribers of one kind of channel. */
interface Way {

    Channel channel();

    /**
     * Attempts to send. Never throws: whatever happens becomes a result, one for each event, now or when there is an answer.
     *
     * @param events of one subscriber, of different people
     * @param address where the subscriber's go
     */
    void send(List<Event> events, String address, Consumer<Result> ended);

    /** Lets go of what nobody has used for a while. */
    default void rest() {}

    /** The register stops, perhaps to start again in the same process. */
    void close();
}
