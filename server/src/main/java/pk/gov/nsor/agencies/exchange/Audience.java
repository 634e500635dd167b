package pk.gov.nsor.agencies.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What agencies' systems of one feed may be told of people, and no more than they need. A new one is one bean and its texts,
 * {@code exchange.audience.} and {@code exchange.open.fields.} with its name behind.
 *
 * @param <R> what is read of one person, whoever is told
 */
public interface Audience<R extends Audience.Row> {

    /** Of lower-case words with hyphens; the types of its events have it, and it is stored: it never changes. */
    String name();

    /** Whose systems may be told it. */
    Feed feed();

    /** How its people are found, among those who are on the register today. */
    Sql sql();

    /** What is read by {@link #sql}. */
    Class<R> row();

    /** The rows with what no statement can read of them, such as what is encrypted under a record's key. */
    default List<R> completed(List<R> rows) {
        return rows;
    }

    /** What an event says: the form of its data, with the words of its description. */
    Class<? extends EventData> data();

    /**
     * What a system that speaks for this scope is told now.
     *
     * @return a {@link #data}; null where the person does not concern it
     */
    @Nullable
    EventData told(R row, ClientScope scope);

    /** What an example of its event says, for the description. */
    EventData example();

    /** What an event calls its type. */
    default String type(EventKind kind) {
        return "pk.gov.nsor." + name() + kind.ending();
    }

    /** Whether a single system alone may have a channel for it at a time, since it is told of everybody. */
    default boolean isForOneSystem() {
        return false;
    }

    /** Whether the client's system may be told it. */
    default boolean mayBeTold(MachineClient client) {
        return client.enabled()
                && !client.trial()
                && !client.office()
                && client.feed().sends(feed());
    }

    /**
     * Parts of a statement in which {@code p} is a row of {@code register.person_view} and {@code s} its standing. What may
     * be named, the day included, is {@code :today}.
     *
     * @param columns beside who it is
     * @param joins empty for none
     * @param condition true of those whom it concerns
     */
    record Sql(String columns, String joins, String condition) {}

    /** What is read of one person. */
    interface Row {
        Named who();
    }

    /**
     * Somebody on record.
     *
     * @param nameLatin null where it is known in Urdu alone
     * @param nameUrdu null where it is known in Latin letters alone
     * @param cnics without those that were withdrawn
     */
    record Named(
            PersonId person,
            @Nullable String nameLatin,
            @Nullable String nameUrdu,
            List<Cnic> cnics) {

        /** As they are sent. */
        public List<String> written() {
            return cnics.stream().map(Cnic::formatted).toList();
        }
    }
}
