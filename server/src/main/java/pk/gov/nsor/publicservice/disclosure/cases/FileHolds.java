package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.retention.Held;
import pk.gov.nsor.accountability.retention.Holds;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;

/**
 * The legal holds that keep a request's files: one on the request, or one on a record that it is about. That is the record
 * that was answered of, and the one that has the suspect's CNIC, sealed or not, with all that are joined with them.
 */
@Component
class FileHolds {

    private final Holds holds;
    private final RequestContents contents;
    private final People people;
    private final JdbcClient jdbc;

    FileHolds(Holds holds, RequestContents contents, People people, JdbcClient jdbc) {
        this.holds = holds;
        this.contents = contents;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** The last day of a hold on the request itself. */
    Optional<LocalDate> onRequest(UUID id) {
        return holds.heldUntil(Held.request(id));
    }

    /** The last day of all holds: only for those who may know that there is a record. */
    Optional<LocalDate> onAny(UUID id) {
        return Stream.concat(
                        onRequest(id).stream(),
                        records(id).stream()
                                .flatMap(record -> holds.heldUntil(Held.record(new PersonId(record))).stream()))
                .max(Comparator.naturalOrder());
    }

    /**
     * Whether anything holds them, in the transaction that has the request's row: it waits for whoever is asking for a hold on
     * the record or on one that is joined with it, and whoever asks then waits for it. Both have the row of the record that
     * leads; which one that is may change while it is waited for.
     */
    boolean keep(UUID id) {
        Set<UUID> locked = new HashSet<>();
        for (Set<UUID> leading = leading(id); !locked.containsAll(leading); leading = leading(id)) {
            leading.forEach(this::lock);
            locked.addAll(leading);
        }
        return onAny(id).isPresent();
    }

    private void lock(UUID record) {
        var _ = jdbc.sql("select id from register.person where id = ? for update")
                .param(record)
                .query(UUID.class)
                .optional();
    }

    /** In one order for everybody. */
    private Set<UUID> leading(UUID id) {
        return records(id).stream()
                .map(record -> jdbc.sql("select root_id from register.merged_view where part_id = ?")
                        .param(record)
                        .query(UUID.class)
                        .optional()
                        .orElse(record))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<UUID> records(UUID id) {
        Set<UUID> found = new TreeSet<>();
        contents.answer(id).map(Answer::person).ifPresent(found::add);
        contents.details(id)
                .map(CaseDetails::cnic)
                .flatMap(people::withCnic)
                .map(PersonId::value)
                .ifPresent(found::add);
        return found;
    }
}
