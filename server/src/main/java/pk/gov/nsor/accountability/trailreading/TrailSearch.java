package pk.gov.nsor.accountability.trailreading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;

/**
 * Searches the trail, newest first. The days asked for are gone through backwards in parts that grow, each found by the
 * index on the time (or by those of the actor and the record), so that what is frequent costs a part of a day, however long
 * the trail is.
 */
@Service
public class TrailSearch {

    /** More than these are not counted. */
    public static final int MOST_COUNTED = 1_000;

    private static final Duration FIRST_PART = Duration.ofHours(6);
    private static final int GROWTH = 4;
    private static final TrailPlace BEGINNING = new TrailPlace(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    private final JdbcClient jdbc;
    private final Districts districts;
    private final PoliceStations stations;
    private final Clock clock;

    TrailSearch(JdbcClient jdbc, Districts districts, PoliceStations stations, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.stations = stations;
        this.clock = clock;
    }

    /**
     * Entries after a place, newest first.
     *
     * @param after null for the beginning
     */
    @Transactional(readOnly = true)
    public List<ListedEntry> page(TrailScope scope, TrailQuestion question, @Nullable TrailPlace after, int most) {
        TrailSearchSql sql = sql(scope, question);
        List<ListedEntry> found = new ArrayList<>();
        for (Part part : parts(question, after)) {
            Map<String, Object> parameters = sql.parameters(part.from(), part.until());
            TrailPlace place = after == null ? BEGINNING : after;
            parameters.put("at", place.at().atOffset(ZoneOffset.UTC));
            parameters.put("id", place.id());
            parameters.put("most", most - found.size());
            found.addAll(jdbc.sql(sql.page())
                    .params(parameters)
                    .query((row, number) -> entry(row))
                    .list());
            if (found.size() == most) {
                break;
            }
        }
        return found;
    }

    /** How many there are; one more than {@link #MOST_COUNTED} for all that are more. */
    @Transactional(readOnly = true)
    public int count(TrailScope scope, TrailQuestion question) {
        return count(scope, question, MOST_COUNTED);
    }

    /** How many there are; one more than the most for all that are more. */
    @Transactional(readOnly = true)
    public int count(TrailScope scope, TrailQuestion question, int most) {
        TrailSearchSql sql = sql(scope, question);
        long count = 0;
        for (Part part : parts(question, null)) {
            count += jdbc.sql(sql.count())
                    .params(sql.parameters(part.from(), part.until()))
                    .query(Long.class)
                    .single();
            if (count > most) {
                return most + 1;
            }
        }
        return (int) count;
    }

    /** One of those that the reader may see. */
    @Transactional(readOnly = true)
    public Optional<ListedEntry> find(TrailScope scope, long id) {
        return jdbc.sql("select occurred_at from audit.entry_view where id = ?")
                .param(id)
                .query(OffsetDateTime.class)
                .optional()
                .flatMap(at -> {
                    LocalDate day = at.atZoneSameInstant(Day.ZONE).toLocalDate();
                    return page(scope, TrailQuestion.of(day, day), new TrailPlace(at.toInstant(), id + 1), 1).stream()
                            .filter(entry -> entry.id() == id)
                            .findFirst();
                });
    }

    /** The record of this number, where the reader may know of it: a record that is sealed or not theirs is as one that is not there. */
    @Transactional(readOnly = true)
    public Optional<UUID> record(TrailScope scope, RegisterNumber number) {
        TrailSearchSql sql = sql(scope, TrailQuestion.of(LocalDate.EPOCH, LocalDate.EPOCH));
        return jdbc.sql(sql.record())
                .params(sql.parametersOfRecord(number.serial()))
                .query(UUID.class)
                .optional();
    }

    /** Whether it is a registered person's record. */
    @Transactional(readOnly = true)
    public boolean isRecord(UUID id) {
        return jdbc.sql("select exists (select from register.person_view where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Whether a place of work lies in another. */
    public boolean isWithin(Jurisdiction place, Jurisdiction whole) {
        return Arrays.asList(TrailSearchSql.within(whole, districts.everyDistrict()))
                .contains(place.written());
    }

    private TrailSearchSql sql(TrailScope scope, TrailQuestion question) {
        return new TrailSearchSql(scope, question, districts.everyDistrict(), stations.all(), LocalDate.now(clock));
    }

    /** A part of the days asked for, its end not included. */
    record Part(OffsetDateTime from, OffsetDateTime until) {}

    /** The parts of the days up to the place, the newest first. */
    static List<Part> parts(TrailQuestion question, @Nullable TrailPlace after) {
        Instant first = question.from().atStartOfDay(Day.ZONE).toInstant();
        Instant until = question.to().plusDays(1).atStartOfDay(Day.ZONE).toInstant();
        // What is of the place's own moment comes after it where its identifier is lower.
        if (after != null && after.at().isBefore(until)) {
            until = after.at().plusNanos(1_000);
        }
        // One person's entries, and those about one record, are few and have an index of their own.
        boolean isOne = question.record() != null || question.actor() != null;
        List<Part> parts = new ArrayList<>();
        Duration length = FIRST_PART;
        while (until.isAfter(first)) {
            Instant from = isOne || until.minus(length).isBefore(first) ? first : until.minus(length);
            parts.add(new Part(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)));
            until = from;
            length = length.multipliedBy(GROWTH);
        }
        return parts;
    }

    private static ListedEntry entry(ResultSet row) throws SQLException {
        int serial = row.getInt("serial");
        return new ListedEntry(
                row.getLong("id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getObject("actor_id", UUID.class),
                TrailAction.valueOf(row.getString("action")),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("subject_id", UUID.class),
                serial == 0 ? null : new RegisterNumber(serial),
                row.getString("purpose"),
                row.getString("link"),
                row.getString("origin"),
                row.getBoolean("has_content"));
    }
}
