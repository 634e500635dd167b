package pk.gov.nsor.publicservice.concerns;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.publicservice.concerns.Concern.State;

/**
 * Keeps concerns, whichever way they came. Whether somebody on the register has the CNIC changes neither the answer nor the
 * statements that it takes.
 */
@Component
class ReceivedConcerns {

    /** No CNIC. It is looked for where none was given, so that this takes no less. */
    private static final long NO_CNIC = 0;

    private final JdbcClient jdbc;
    private final PoliceStations stations;
    private final Keys keys;
    private final KeyedHash codes;
    private final KeyedHash subjects;
    private final Trail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReceivedConcerns(JdbcClient jdbc, PoliceStations stations, Keys keys, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.stations = stations;
        this.keys = keys;
        this.codes = keys.keyedHash("concern-code");
        this.subjects = keys.keyedHash("concern-subject");
        this.trail = trail;
        this.clock = clock;
    }

    private record Fit(UUID person, @Nullable String station) {}

    /**
     * Keeps one.
     *
     * @param source names the network or the sender for today
     * @return the code by which it is followed, eight letters in two groups
     */
    @Transactional(propagation = Propagation.MANDATORY)
    String keep(NewConcern.Checked checked, ConcernWay way, byte[] source) {
        NewConcern told = checked.told();
        Cnic cnic = told.cnic();
        Optional<Fit> fit = fit(cnic == null ? NO_CNIC : cnic.number());
        String station = fit.map(Fit::station).orElse(null);
        UUID id = UUID.randomUUID();
        byte[] wrapped = ConcernKey.newWrapped(keys, id);
        ConcernKey key = ConcernKey.unwrap(keys, wrapped, id);
        String code = ConcernCode.next(random);
        MobileNumber phone = told.phone();
        jdbc.sql("""
                        insert into concerns.concern (id, code_hash, wrapped_key, kind, words, who, phone, person_id,
                            station_code, district_code, received_at, received_on, source_key, subject_key, way)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(codes.of(ConcernCode.plain(code)))
                .param(wrapped)
                .param(told.kind().name())
                .param(key.encrypted("words", checked.words()))
                .param(key.encrypted("who", checked.who()))
                .param(phone == null ? null : key.encrypted("phone", phone.e164()))
                .param(fit.map(Fit::person).orElse(null))
                .param(station)
                .param(Optional.ofNullable(station)
                        .flatMap(stations::byCode)
                        .map(PoliceStation::districtCode)
                        .orElse(told.district()))
                .param(OffsetDateTime.now(clock))
                .param(LocalDate.now(clock))
                .param(source)
                .param(subjects.of(cnic == null ? plain(checked.who()) : cnic.formatted()))
                .param(way.name())
                .update();
        // Without whom it is about: an entry about somebody would take more.
        trail.append(
                TrailEntry.done(anybody(way), TrailAction.CONCERN_RECEIVED).with(Map.of("concern", id.toString())));
        return code;
    }

    /** A description as letters and digits: a campaign sends one text, and a space more or less. */
    private static String plain(String described) {
        return described.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    }

    /** How far the one with the code has come, however it is typed; empty where it is nobody's. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<State> state(String code) {
        return jdbc.sql("select state from concerns.concern where code_hash = ?")
                .param(codes.of(ConcernCode.plain(code)))
                .query(State.class)
                .optional();
    }

    private static Actor anybody(ConcernWay way) {
        return switch (way) {
            case PAGE -> Actor.unknown("concern page");
            case SMS -> Actor.unknown("concern SMS");
        };
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
}
