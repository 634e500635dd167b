package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** What the database knows of the end of data's life. */
@Component
class RetentionRepository {

    private static final String TOMBSTONE =
            "select id, subject_id, class as data_class, due_on, erased_on, policy, lines, keys_gone_at from"
                    + " retention.erasure";

    private final JdbcClient jdbc;

    RetentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records that have ended and are due by a day, the first due first, with what keeps one that is joined with it. */
    List<Ending> endings(LocalDate today, LocalDate dueBy, int limit) {
        return jdbc.sql("""
                        select e.person_id, p.serial as number, e.class as data_class, e.since, e.due_on,
                               (select min(retention.obstacle(o.id, :today, false))
                                   from unnest(retention.of_one_person(e.person_id)) as o (id)) as obstacle
                        from retention.ended(:today) e join register.person_view p on p.id = e.person_id
                        where e.due_on <= :dueBy order by e.due_on, p.serial limit :limit
                        """)
                .param("today", today)
                .param("dueBy", dueBy)
                .param("limit", limit)
                .query(Ending.class)
                .list();
    }

    /** All records that are due on a day, those that something keeps included. */
    List<UUID> due(LocalDate today) {
        return jdbc.sql(
                        "select person_id from retention.ended(:today) where due_on <= :today order by due_on, person_id")
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /** All that the record, or one that is joined with it, has or had. */
    List<Cnic> cnics(UUID person) {
        return jdbc.sql("select cnic from register.cnic_view where person_id = any (retention.of_one_person(?))")
                .param(person)
                .query(Cnic.class)
                .list();
    }

    /** The number of a record; empty where it is erased or never was. */
    Optional<RegisterNumber> number(UUID person) {
        return jdbc.sql("select serial from register.person_view where id = ?")
                .param(person)
                .query(RegisterNumber.class)
                .optional();
    }

    /** The record and those joined with it, which are erased together. */
    List<UUID> ofOnePerson(UUID person) {
        return jdbc.sql("select unnest(retention.of_one_person(?))")
                .param(person)
                .query(UUID.class)
                .list();
    }

    /** What the database's function answers. */
    @Transactional(propagation = Propagation.MANDATORY)
    String erase(UUID person, boolean isDisputed) {
        return jdbc.sql("select retention.erase(?, ?)")
                .params(person, isDisputed)
                .query(String.class)
                .single();
    }

    /** How many of a class of disclosures the database erased, whose time is over by its own day. */
    @Transactional(propagation = Propagation.MANDATORY)
    int forget(DataClass dataClass) {
        return jdbc.sql("select retention.forget_disclosures(?)")
                .param(dataClass.name())
                .query(Integer.class)
                .single();
    }

    Optional<Tombstone> tombstone(UUID subject) {
        return jdbc.sql(TOMBSTONE + " where subject_id = ?")
                .param(subject)
                .query(Tombstone.class)
                .optional();
    }

    private static final Map<String, String> TOMBSTONES_BY = Map.of(
            "class", "class", "due-on", "due_on", "erased-on", "erased_on", "rule", "policy", "key", "keys_gone_at");

    /** Tombstones, the latest first unless they are sorted otherwise. */
    List<Tombstone> tombstones(ListSort sort, long offset, int limit) {
        return jdbc.sql(TOMBSTONE + " order by " + sort.sql(TOMBSTONES_BY, "erased_on desc, id") + " offset ? limit ?")
                .params(offset, limit)
                .query(Tombstone.class)
                .list();
    }

    long countTombstones() {
        return jdbc.sql("select count(*) from retention.erasure")
                .query(Long.class)
                .single();
    }

    /** Erased in the database, and their keys not yet. */
    List<Tombstone> withKeys() {
        return jdbc.sql(TOMBSTONE + " where keys_gone_at is null order by erased_at")
                .query(Tombstone.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keysGone(UUID tombstone, OffsetDateTime at) {
        jdbc.sql("update retention.erasure set keys_gone_at = ? where id = ?")
                .params(at, tombstone)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void ran(DataClass dataClass, OffsetDateTime at, long erased) {
        jdbc.sql("""
                        insert into retention.run as r (class, ran_at, erased, last_erased, last_erased_at)
                        values (:class, :at, :erased, :erased, case when :erased > 0 then cast(:at as timestamptz) end)
                        on conflict (class) do update set ran_at = excluded.ran_at, erased = excluded.erased,
                            last_erased = case when excluded.erased > 0 then excluded.erased else r.last_erased end,
                            last_erased_at = case when excluded.erased > 0 then excluded.ran_at else r.last_erased_at end
                        """)
                .param("class", dataClass.name())
                .param("at", at)
                .param("erased", erased)
                .update();
    }

    Optional<OffsetDateTime> lastRun(DataClass dataClass) {
        return jdbc.sql("select ran_at from retention.run where class = ?")
                .param(dataClass.name())
                .query(OffsetDateTime.class)
                .optional();
    }

    /** When each class was last gone through; without those that never were. */
    Map<DataClass, Run> runs() {
        return jdbc.sql("select class, ran_at as at, last_erased, last_erased_at from retention.run")
                .query(KeyedRows.of(DataClass.class, Run.class));
    }

    Optional<LocalDate> oldest(String query, LocalDate today) {
        return jdbc.sql(query).param("day", today).query(LocalDate.class).optional();
    }

    List<String> tables(DataClass dataClass) {
        return jdbc.sql("select table_name from retention.kept where class = ? order by 1")
                .param(dataClass.name())
                .query(String.class)
                .list();
    }
}
