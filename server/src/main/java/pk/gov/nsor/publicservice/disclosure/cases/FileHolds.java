package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.retention.Held;
import pk.gov.nsor.accountability.retention.Holds;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;

/**
 * The legal holds that keep a request's files: one on the request, or one on a record that it is about. That is the record
 * that was answered of, and the one that has the suspect's CNIC, sealed or not.
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
     * the record, and whoever asks then waits for it.
     */
    boolean keep(UUID id) {
        for (UUID record : records(id)) {
            var _ = jdbc.sql("select id from register.person where id = ? for update")
                    .param(record)
                    .query(UUID.class)
                    .optional();
        }
        return onAny(id).isPresent();
    }

    /** In one order for everybody. */
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
