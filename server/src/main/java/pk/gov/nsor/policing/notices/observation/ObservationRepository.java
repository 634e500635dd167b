package pk.gov.nsor.policing.notices.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.transactions.TransactionScoped;
import pk.gov.nsor.policing.notices.NoticeSeal;
import pk.gov.nsor.policing.notices.Observation;
import tools.jackson.databind.ObjectMapper;

/** Reads and writes what other systems report. */
@Component
public class ObservationRepository {

    private static final String SELECT =
            "select id, person_id, kind, content, recorded_at from notices.observation where person_id = ?";

    // The person's row is locked where observations are read to judge by.
    private static final TransactionScoped<Map<PersonId, List<Reported>>> KNOWN = new TransactionScoped<>(HashMap::new);

    private final JdbcClient jdbc;
    private final NoticeSeal keys;
    private final ObjectMapper json;
    private final Clock clock;

    ObservationRepository(JdbcClient jdbc, NoticeSeal keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** What was reported of somebody on the register. */
    public record Reported(UUID id, PersonId person, Observation observation, OffsetDateTime receivedAt) {}

    public void insert(UUID id, PersonId person, Observation observation) {
        KNOWN.forget();
        Reports.forget();
        jdbc.sql("""
                        insert into notices.observation (id, person_id, kind, happened_on, content, recorded_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person)
                .param(observation.kind().name())
                .param(observation.on())
                .param(keys.encrypt(person, context(id), json.writeValueAsString(observation)))
                .param(OffsetDateTime.now(clock))
                .update();
    }

    /** Those of a person, in the order of their days. */
    public List<Reported> of(PersonId person) {
        return KNOWN.get()
                .computeIfAbsent(
                        person,
                        _ -> jdbc.sql(SELECT + " order by happened_on, recorded_at, id")
                                .param(person.value())
                                .query((row, number) -> reported(row))
                                .list());
    }

    public Optional<Reported> find(PersonId person, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(person.value(), id)
                .query((row, number) -> reported(row))
                .optional();
    }

    private Reported reported(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        Observation.Kind kind = Observation.Kind.valueOf(row.getString("kind"));
        return new Reported(
                id,
                person,
                json.readValue(keys.decrypt(person, context(id), row.getBytes("content")), kind.form()),
                row.getObject("recorded_at", OffsetDateTime.class));
    }

    private static String context(UUID id) {
        return "observation/" + id;
    }
}
