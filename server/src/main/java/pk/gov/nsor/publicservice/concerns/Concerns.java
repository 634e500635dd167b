package pk.gov.nsor.publicservice.concerns;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.publicservice.concerns.Concern.State;
import pk.gov.nsor.publicservice.concerns.Concern.Words;

/**
 * Takes concerns, says how far one has come, and closes it. Whether somebody on the register has the CNIC changes neither the
 * answer nor the statements that it takes. Each concern's words are encrypted under a key of its own, which goes with it.
 */
@Service
public class Concerns {

    private static final Actor ANYBODY = Actor.unknown("concern page");

    /** Length of what is written, in characters. */
    private static final int SHORTEST = 10;

    private static final int LONGEST = 1000;

    /** Of a description of somebody. */
    private static final int LONGEST_WHO = 300;

    /** No CNIC. It is looked for where none was given, so that this takes no less. */
    private static final long NO_CNIC = 0;

    private final JdbcClient jdbc;
    private final ConcernSources sources;
    private final PoliceStations stations;
    private final Keys keys;
    private final KeyedHash codes;
    private final Trail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Concerns(JdbcClient jdbc, ConcernSources sources, PoliceStations stations, Keys keys, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.stations = stations;
        this.keys = keys;
        this.codes = keys.keyedHash("concern-code");
        this.trail = trail;
        this.clock = clock;
    }

    private record Fit(UUID person, @Nullable String station) {}

    /**
     * Takes a concern.
     *
     * @param address of the connection by which it came
     * @return the code by which it is followed, eight letters
     * @throws InvalidValueException naming the field, where words are too short or long or would tell who a survivor is, nobody is
     *     meant, or this network has sent its number of the day
     */
    @Transactional
    public String receive(NewConcern told, String address) {
        String who = who(told);
        String words = checked(told.words(), "words");
        if (!sources.mayReport(address)) {
            throw new InvalidValueException(
                    "concern.many", "Too many concerns were reported over this connection today.");
        }
        Cnic cnic = told.cnic();
        Optional<Fit> fit = fit(cnic == null ? NO_CNIC : cnic.number());
        String station = fit.map(Fit::station).orElse(null);
        UUID id = UUID.randomUUID();
        byte[] wrapped = keys.newWrappedKey(owner(id));
        Encryption key = keys.unwrap(wrapped, owner(id));
        String code = ConcernCode.next(random);
        MobileNumber phone = told.phone();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into concerns.concern (id, code_hash, wrapped_key, kind, words, who, phone, person_id,
                            station_code, district_code, received_at, received_on, source_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(codes.of(ConcernCode.plain(code)))
                .param(wrapped)
                .param(told.kind().name())
                .param(encrypted(key, "words", id, words))
                .param(encrypted(key, "who", id, who))
                .param(phone == null ? null : encrypted(key, "phone", id, phone.e164()))
                .param(fit.map(Fit::person).orElse(null))
                .param(station)
                .param(Optional.ofNullable(station)
                        .flatMap(stations::byCode)
                        .map(PoliceStation::districtCode)
                        .orElse(told.district()))
                .param(now)
                .param(LocalDate.now(clock))
                .param(sources.of(address))
                .update();
        // Without whom it is about: an entry about somebody would take more.
        trail.append(TrailEntry.done(ANYBODY, TrailAction.CONCERN_RECEIVED).with(Map.of("concern", id.toString())));
        return code;
    }

    /**
     * How far the concern with the code has come.
     *
     * @return empty where the code is nobody's, or this network has tried too many today
     */
    @Transactional
    public Optional<State> state(String code, String address) {
        boolean mayGuess = sources.mayGuess(address);
        Optional<State> state = jdbc.sql("select state from concerns.concern where code_hash = ?")
                .param(codes.of(ConcernCode.plain(code)))
                .query(State.class)
                .optional();
        if (mayGuess && state.isPresent()) {
            sources.giveBackGuess(address);
        }
        return mayGuess ? state : Optional.empty();
    }

    @Transactional(readOnly = true)
    public Optional<Concern> find(UUID id) {
        return jdbc.sql("""
                        select id, kind, state, person_id as person, station_code as station, district_code as district,
                            received_on, outcome, closed_on
                        from concerns.concern where id = ?
                        """).param(id).query(Concern.class).optional();
    }

    /** What was written. */
    @Transactional(readOnly = true)
    public Words words(UUID id) {
        return jdbc.sql("select wrapped_key, words, who, phone, remark from concerns.concern where id = ?")
                .param(id)
                .query((row, number) -> {
                    Encryption key = keys.unwrap(row.getBytes("wrapped_key"), owner(id));
                    return new Words(
                            decrypted(key, "words", id, row.getBytes("words")),
                            decrypted(key, "who", id, row.getBytes("who")),
                            maybe(key, "phone", id, row.getBytes("phone")),
                            maybe(key, "remark", id, row.getBytes("remark")));
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
        String clean = checked(remark, "remark");
        byte[] wrapped = jdbc.sql(
                        "select wrapped_key from concerns.concern where id = ? and state <> 'CLOSED' for update")
                .param(id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new InvalidValueException("concern.closed", "This concern was closed already."));
        jdbc.sql("""
                        update concerns.concern set state = 'CLOSED', outcome = ?, remark = ?, closed_by = ?, closed_on = ?,
                            source_key = null
                        where id = ?
                        """)
                .param(outcome.name())
                .param(encrypted(keys.unwrap(wrapped, owner(id)), "remark", id, clean))
                .param(actor.id())
                .param(LocalDate.now(clock))
                .param(id)
                .update();
        done(id, TrailAction.CONCERN_CLOSED, Map.of("outcome", outcome.name()), actor);
    }

    private void done(UUID id, TrailAction action, Map<String, Object> more, Actor actor) {
        Map<String, Object> content = new HashMap<>(more);
        content.put("concern", id.toString());
        TrailEntry entry = TrailEntry.done(actor, action).with(content);
        trail.append(find(id).map(Concern::person)
                .map(person -> entry.about(person.value()))
                .orElse(entry));
    }

    /** Who is on the register today with the CNIC, and which station answers. */
    private Optional<Fit> fit(long cnic) {
        return jdbc.sql("""
                        select n.person_id as person, a.station_code as station
                        from register.cnic_view n
                        join registration.standing_view s on s.person_id = n.person_id
                            and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                        left join lateral (select station_code from supervision.answering_station
                            where person_id = n.person_id limit 1) a on true
                        where n.cnic = :cnic and n.status <> 'WITHDRAWN' order by n.id limit 1
                        """)
                .param("today", LocalDate.now(clock))
                .param("cnic", cnic)
                .query(Fit.class)
                .optional();
    }

    private static String who(NewConcern told) {
        String described = told.who().strip();
        Cnic cnic = told.cnic();
        if (described.length() > LONGEST_WHO || cnic == null && described.length() < SHORTEST) {
            throw new InvalidValueException(
                            "concern.who",
                            "Give the CNIC, or describe the person in %s to %s characters.",
                            SHORTEST,
                            LONGEST_WHO)
                    .at("who");
        }
        String screened = Screened.require(described, "who");
        return cnic == null ? screened : (cnic.formatted() + " " + screened).strip();
    }

    private static String checked(String words, String field) {
        String clean = words.strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw new InvalidValueException("concern.words", "Write %s to %s characters.", SHORTEST, LONGEST).at(field);
        }
        return Screened.require(clean, field);
    }

    private static byte[] encrypted(Encryption key, String column, UUID id, String text) {
        return key.encrypt(text.getBytes(StandardCharsets.UTF_8), context(column, id));
    }

    private static String decrypted(Encryption key, String column, UUID id, byte[] text) {
        return new String(key.decrypt(text, context(column, id)), StandardCharsets.UTF_8);
    }

    private static @Nullable String maybe(Encryption key, String column, UUID id, byte @Nullable [] text) {
        return text == null ? null : decrypted(key, column, id, text);
    }

    private static byte[] context(String column, UUID id) {
        return ("concern/1/" + column + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static String owner(UUID id) {
        return "concern/" + id;
    }
}
