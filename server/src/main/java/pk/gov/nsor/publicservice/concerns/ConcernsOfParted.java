package pk.gov.nsor.publicservice.concerns;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.RecordsMerged;

/** What came about one of two people while their records were joined goes, by its CNIC, with whose that is when they are parted. */
@Component
class ConcernsOfParted {

    private final JdbcClient jdbc;
    private final People people;
    private final Keys keys;

    ConcernsOfParted(JdbcClient jdbc, People people, Keys keys) {
        this.jdbc = jdbc;
        this.people = people;
        this.keys = keys;
    }

    private record About(UUID id, String who) {}

    @EventListener
    void on(RecordsMerged merged) {
        if (merged.isTogether()) {
            return;
        }
        jdbc
                .sql("select id, wrapped_key, who from concerns.concern where person_id = ?")
                .param(merged.leading().value())
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new About(
                            id,
                            ConcernKey.unwrap(keys, row.getBytes("wrapped_key"), id)
                                    .decrypted("who", row.getBytes("who")));
                })
                .list()
                .stream()
                .filter(about -> cnic(about.who())
                        .flatMap(people::withCnic)
                        .filter(merged.part()::equals)
                        .isPresent())
                .forEach(about -> jdbc.sql("update concerns.concern set person_id = ? where id = ?")
                        .params(merged.part().value(), about.id())
                        .update());
    }

    /** Whom it is about begins with the CNIC where that is known. */
    private static Optional<Cnic> cnic(String who) {
        try {
            return Optional.of(Cnic.parse(who.split(" ", 2)[0]));
        } catch (InvalidValueException description) {
            return Optional.empty();
        }
    }
}
