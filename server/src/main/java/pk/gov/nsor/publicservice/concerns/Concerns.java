package pk.gov.nsor.publicservice.concerns;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.publicservice.concerns.Concern.State;
import pk.gov.nsor.publicservice.concerns.Concern.Words;

/**
 * Takes concerns of the public page, says how far one has come, and closes it. Each concern's words are encrypted under a key of
 * its own, which goes with it. A concern lies with whoever answers for the person it is about, and moves with them.
 */
@Service
public class Concerns {

    /** The station that answers now for whoever a concern {@code c} is about, or that answered when it came; null for none. */
    static final String STATION = """
            left join lateral (select coalesce(
                (select a.station_code from supervision.answering_station a where a.person_id = c.person_id
                    order by a.station_code limit 1), c.station_code) as station) t on true
            """;

    private final JdbcClient jdbc;
    private final ConcernSources sources;
    private final ReceivedConcerns received;
    private final PoliceStations stations;
    private final Keys keys;
    private final Trail trail;
    private final Clock clock;

    Concerns(
            JdbcClient jdbc,
            ConcernSources sources,
            ReceivedConcerns received,
            PoliceStations stations,
            Keys keys,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.received = received;
        this.stations = stations;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Takes a concern of the public page.
     *
     * @param address of the connection by which it came
     * @return the code by which it is followed, eight letters
     * @throws InvalidValueException naming the field, where words are too short or long or would tell who a survivor is, nobody is
     *     meant, or this network has sent its number of the day
     */
    @Transactional
    public String receive(NewConcern told, String address) {
        NewConcern.Checked checked = told.checked();
        if (!sources.mayReport(address)) {
            throw new InvalidValueException(
                    "concern.many", "Too many concerns were reported over this connection today.");
        }
        return received.keep(checked, ConcernWay.PAGE, sources.of(address));
    }

    /**
     * How far the concern with the code has come.
     *
     * @return empty where the code is nobody's, or this network has tried too many today
     */
    @Transactional
    public Optional<State> state(String code, String address) {
        boolean mayGuess = sources.mayGuess(address);
        Optional<State> state = received.state(code);
        if (mayGuess && state.isPresent()) {
            sources.giveBackGuess(address);
        }
        return mayGuess ? state : Optional.empty();
    }

    @Transactional(readOnly = true)
    public Optional<Concern> find(UUID id) {
        return jdbc.sql("""
                        select c.id, c.way, c.kind, c.state, c.person_id as person, t.station, c.district_code as district,
                            c.received_on, c.outcome, c.closed_on
                        from concerns.concern c
                        """ + STATION + " where c.id = ?")
                .param(id)
                .query(Concern.class)
                .optional()
                .map(this::inDistrictOfStation);
    }

    /** What was written. */
    @Transactional(readOnly = true)
    public Words words(UUID id) {
        return jdbc.sql("select wrapped_key, words, who, phone, remark from concerns.concern where id = ?")
                .param(id)
                .query((row, number) -> {
                    ConcernKey key = ConcernKey.unwrap(keys, row.getBytes("wrapped_key"), id);
                    return new Words(
                            key.decrypted("words", row.getBytes("words")),
                            key.decrypted("who", row.getBytes("who")),
                            key.maybe("phone", row.getBytes("phone")),
                            key.maybe("remark", row.getBytes("remark")));
                })
                .single();
    }

    /**
     * Somebody begins to look at it.
     *
     * @throws InvalidValueException where somebody does already, or it is closed
     */
    @Transactional
    public void take(UUID id, Actor actor) {
        int taken = jdbc.sql("""
                        update concerns.concern set state = 'LOOKED_AT', taken_by = ?, taken_at = ?
                        where id = ? and state = 'OPEN'
                        """)
                .param(actor.id())
                .param(OffsetDateTime.now(clock))
                .param(id)
                .update();
        if (taken == 0) {
            throw new InvalidValueException(
                    "concern.taken", "Somebody looks at this concern already, or has closed it.");
        }
        done(id, TrailAction.CONCERN_TAKEN, Map.of(), actor);
    }

    /**
     * Closes it.
     *
     * @param remark what was done to find out, 10 to 1000 characters
     * @throws InvalidValueException naming the field, where the remark is too short or long or would tell who a survivor is, or it
     *     is closed already
     */
    @Transactional
    public void close(UUID id, ConcernOutcome outcome, String remark, Actor actor) {
        String clean = NewConcern.checked(remark, "remark");
        byte[] wrapped = jdbc.sql(
                        "select wrapped_key from concerns.concern where id = ? and state <> 'CLOSED' for update")
                .param(id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new InvalidValueException("concern.closed", "This concern was closed already."));
        jdbc.sql("""
                        update concerns.concern set state = 'CLOSED', outcome = ?, remark = ?, closed_by = ?, closed_on = ?,
                            source_key = null, subject_key = null
                        where id = ?
                        """)
                .param(outcome.name())
                .param(ConcernKey.unwrap(keys, wrapped, id).encrypted("remark", clean))
                .param(actor.id())
                .param(LocalDate.now(clock))
                .param(id)
                .update();
        done(id, TrailAction.CONCERN_CLOSED, Map.of("outcome", outcome.name()), actor);
    }

    /** The station's district today. */
    private Concern inDistrictOfStation(Concern concern) {
        return Optional.ofNullable(concern.station())
                .flatMap(stations::byCode)
                .map(station -> concern.in(station.districtCode()))
                .orElse(concern);
    }

    private void done(UUID id, TrailAction action, Map<String, Object> more, Actor actor) {
        Map<String, Object> content = new HashMap<>(more);
        content.put("concern", id.toString());
        TrailEntry entry = TrailEntry.done(actor, action).with(content);
        trail.append(find(id).map(Concern::person)
                .map(person -> entry.about(person.value()))
                .orElse(entry));
    }
}
