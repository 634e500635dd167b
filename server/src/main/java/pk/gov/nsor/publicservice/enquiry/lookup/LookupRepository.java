package pk.gov.nsor.publicservice.enquiry.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.OfPeople;

/** The counts, which days are in them, and what was answered. Each call is one statement. */
@Component
class LookupRepository {

    /** The bytes of "LOOK"; the process that holds this lock does the counting. */
    private static final long LOCK = 0x4C4F_4F4BL;

    private final JdbcClient jdbc;
    private final Clock clock;

    LookupRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A decision. */
    record Answered(
            UUID id,
            PersonId person,
            boolean told,
            OffsetDateTime at,
            UUID by,
            @Nullable UUID proposal,
            byte @Nullable [] reason) {}

    /** True where no other process counts; until the transaction ends none will. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** The first day that is not counted, of these, both included. */
    Optional<LocalDate> firstUncounted(LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select each.at::date from generate_series(?::date, ?::date, interval '1 day') as each (at)
                        where not exists (select from enquiry.lookup_day counted where counted.day = each.at::date)
                        order by each.at limit 1
                        """).params(first, last).query(LocalDate.class).optional();
    }

    void markCounted(LocalDate day) {
        jdbc.sql("insert into enquiry.lookup_day (day, counted_at) values (?, ?)")
                .params(day, now())
                .update();
    }

    /**
     * Adds the day's answered questions about these CNICs, which are those of these people.
     *
     * @param hashes as the ledger has the CNICs of that day, in the order of the people
     */
    void add(LocalDate day, byte[][] hashes, UUID[] people) {
        jdbc.sql("""
                        insert into enquiry.lookup as known (person_id, quarter, lookups)
                        select sought.person, ?, least(count(*), ?)
                        from unnest(?, ?) as sought (hash, person)
                        join enquiry.ledger l on l.cnic_hash = sought.hash
                        where l.asked_at >= ? and l.asked_at < ? and l.kind in ('ON_REGISTER', 'NOT_ON_REGISTER')
                        group by sought.person
                        on conflict (person_id, quarter) do update
                        set lookups = least(known.lookups + excluded.lookups, ?)
                        """)
                .param(Quarter.of(day).firstDay())
                .param(LookupBand.MOST)
                .param(hashes)
                .param(people)
                .param(start(day))
                .param(start(day.plusDays(1)))
                .param(LookupBand.MOST)
                .update();
    }

    /** Keeps the bands alone of all quarters before this one, and nothing of those before the other. */
    void close(Quarter first, Quarter firstKept) {
        for (LookupBand band : LookupBand.values()) {
            LookupBand above =
                    band.ordinal() + 1 < LookupBand.values().length ? LookupBand.values()[band.ordinal() + 1] : null;
            if (band.lowest() > 0 && above != null) {
                jdbc.sql("""
                                update enquiry.lookup set lookups = ?
                                where quarter < ? and lookups > ? and lookups < ?
                                """)
                        .params(band.lowest(), first.firstDay(), band.lowest(), above.lowest())
                        .update();
            }
        }
        jdbc.sql("delete from enquiry.lookup where (quarter < ? and lookups < ?) or quarter < ?")
                .params(first.firstDay(), LookupBand.FROM_10.lowest(), firstKept.firstDay())
                .update();
    }

    /** The first day there is a count of; empty before the first. */
    Optional<LocalDate> firstCounted() {
        return jdbc.sql("select day from enquiry.lookup_day order by day limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** What is counted of somebody under all their records; a quarter without a number is not in it. */
    Map<Quarter, Integer> of(List<PersonId> records) {
        return jdbc.sql("select quarter, sum(lookups)::int from enquiry.lookup where "
                        + OfPeople.condition("person_id", records) + " group by quarter")
                .param(OfPeople.parameter(records))
                .query(KeyedRows.of(Quarter.class, Integer.class));
    }

    void tell(PersonId person, UUID by, UUID proposal) {
        jdbc.sql("""
                        insert into enquiry.lookup_answer (id, person_id, told, decided_at, decided_by, proposal_id)
                        values (?, ?, true, ?, ?, ?)
                        """)
                .params(UUID.randomUUID(), person.value(), now(), by, proposal)
                .update();
    }

    void refuse(PersonId person, UUID by, byte[] reason) {
        jdbc.sql("""
                        insert into enquiry.lookup_answer (id, person_id, told, decided_at, decided_by, reason)
                        values (?, ?, false, ?, ?, ?)
                        """)
                .params(UUID.randomUUID(), person.value(), now(), by, reason)
                .update();
    }

    /** About any of these records, the latest first. */
    List<Answered> answers(List<PersonId> records) {
        return jdbc.sql("select *, decided_at as at, decided_by as by from enquiry.lookup_answer where "
                        + OfPeople.condition("person_id", records) + " order by decided_at desc, id")
                .param(OfPeople.parameter(records))
                .query(Answered.class)
                .list();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Day.ZONE).toOffsetDateTime();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
