package pk.gov.nsor.record.register.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** Reads the journal of a record, and of those joined with it, a page at a time, whatever its length. */
@Service
public class Timeline {

    private static final String SELECT =
            "select id, kind, happened_on, recorded_at, recorded_by, details from register.journal";

    private final JdbcClient jdbc;
    private final MergedRecords merged;

    Timeline(JdbcClient jdbc, MergedRecords merged) {
        this.jdbc = jdbc;
        this.merged = merged;
    }

    /** The order of lines: recorded last first, or happened last first. */
    public enum Order {
        RECORDED("id desc", "id < :id"),
        HAPPENED("happened_on desc, id desc", "(happened_on, id) < (:day, :id)");

        private final String sql;
        private final String after;

        Order(String sql, String after) {
            this.sql = sql;
            this.after = after;
        }
    }

    /** Who recorded a line. */
    public sealed interface Recorder permits Anybody, System, Account {}

    public record Anybody() implements Recorder {}

    /** The register itself, as days passed or the law changed. */
    public record System() implements Recorder {}

    /** An officer, or a machine client. */
    public record Account(UUID id) implements Recorder {}

    /**
     * A filter of lines.
     *
     * @param group null for all
     * @param from lines that happened before it are left out; null for no such bound
     * @param to lines that happened after it are left out; null for no such bound
     */
    public record Question(
            @Nullable JournalGroup group,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Recorder by,
            Order order) {

        /** All lines, the last recorded first. */
        public static final Question ALL = new Question(null, null, null, new Anybody(), Order.RECORDED);
    }

    /** The line after which a page begins. */
    public record Place(LocalDate happenedOn, long id) {

        static Place of(JournalEntry entry) {
            return new Place(entry.happenedOn(), entry.id());
        }
    }

    /** @param next where the next page begins; null where there is none */
    public record Page(List<JournalEntry> lines, @Nullable Place next) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** @param after null for the first page */
    @Transactional(readOnly = true)
    public Page page(PersonId person, Question question, @Nullable Place after, int most) {
        String behind = after == null ? "" : " and " + question.order().after;
        List<PersonId> people = people(person);
        StatementSpec statement = bound(
                        SELECT + where(people, question) + behind + " order by " + question.order().sql
                                + " limit :most",
                        people,
                        question)
                .param("most", most + 1);
        if (after != null) {
            statement = statement.param("id", after.id()).param("day", after.happenedOn());
        }
        List<JournalEntry> found = statement.query(JournalEntry.class).list();
        boolean goesOn = found.size() > most;
        List<JournalEntry> lines = goesOn ? found.subList(0, most) : found;
        return new Page(lines, goesOn ? Place.of(lines.getLast()) : null);
    }

    @Transactional(readOnly = true)
    public long count(PersonId person, Question question) {
        List<PersonId> people = people(person);
        return bound("select count(*) from register.journal" + where(people, question), people, question)
                .query(Long.class)
                .single();
    }

    /** Everybody who has recorded anything about the person; null among them for the register itself. */
    @Transactional(readOnly = true)
    public List<Optional<UUID>> recorders(PersonId person) {
        List<PersonId> people = people(person);
        return jdbc.sql("select distinct recorded_by from register.journal where "
                        + OfPeople.condition("person_id", people))
                .param(OfPeople.parameter(people))
                .query((row, number) -> Optional.ofNullable(row.getObject("recorded_by", UUID.class)))
                .list();
    }

    /** Some lines of the person by their places in the order of recording. */
    @Transactional(readOnly = true)
    public List<JournalEntry> lines(PersonId person, Collection<Long> ids) {
        List<PersonId> people = people(person);
        return jdbc.sql(SELECT + " where " + OfPeople.condition("person_id", people) + " and id = any (?)")
                .params(OfPeople.parameter(people), ids.toArray(Long[]::new))
                .query(JournalEntry.class)
                .list();
    }

    /** Lines of these kinds that were recorded at or after the moment, the latest first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> since(PersonId person, Instant moment, Set<JournalKind> kinds) {
        List<PersonId> people = people(person);
        return jdbc.sql(SELECT + " where " + OfPeople.condition("person_id", people)
                        + " and recorded_at >= ? and kind = any (?) order by id desc")
                .param(OfPeople.parameter(people))
                .param(OffsetDateTime.ofInstant(moment, Day.ZONE))
                .param(kinds.stream().map(Enum::name).toArray(String[]::new))
                .query(JournalEntry.class)
                .list();
    }

    /** The record, and those joined with it. */
    private List<PersonId> people(PersonId person) {
        return Stream.concat(Stream.of(person), merged.parts(person).stream()).toList();
    }

    private static String where(List<PersonId> people, Question question) {
        return " where " + OfPeople.condition("person_id", people).replace("?", ":people")
                + (question.group() == null ? "" : " and kind = any (:kinds)")
                + (question.from() == null ? "" : " and happened_on >= :from")
                + (question.to() == null ? "" : " and happened_on <= :to")
                + switch (question.by()) {
                    case Anybody _ -> "";
                    case System _ -> " and recorded_by is null";
                    case Account _ -> " and recorded_by = :by";
                };
    }

    private StatementSpec bound(String sql, List<PersonId> people, Question question) {
        JournalGroup group = question.group();
        StatementSpec statement = jdbc.sql(sql)
                .param("people", OfPeople.parameter(people))
                .param("from", question.from())
                .param("to", question.to())
                .param(
                        "kinds",
                        group == null
                                ? new String[0]
                                : group.kinds().stream().map(Enum::name).toArray(String[]::new));
        return question.by() instanceof Account(UUID id) ? statement.param("by", id) : statement;
    }
}
