package pk.gov.nsor.record.register.merged;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.PersonRange;

/** Which records are joined with which: a person's convictions, CNICs, names and addresses lie under the leading one. */
@Component
public class MergedRecords {

    private static final String SELECT = """
            select id, part_id as part, leading_id as leading, root_id as root, merged_at, ended_at
            from register.merged_record
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Outside the server, for reading. */
    public MergedRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The record that leads where this one is joined with another; itself otherwise. */
    @Transactional(readOnly = true)
    public PersonId leading(PersonId person) {
        return jdbc.sql("select root_id from register.merged_record where part_id = ? and ended_at is null")
                .param(person.value())
                .query(PersonId.class)
                .optional()
                .orElse(person);
    }

    /** As {@link #leading(PersonId)}, for several; those that are joined with no other are left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, PersonId> leading(Collection<PersonId> people) {
        return jdbc.sql("select part_id, root_id from register.merged_record where ended_at is null and "
                        + OfPeople.condition("part_id", people))
                .param(OfPeople.parameter(people))
                .query(KeyedRows.of(PersonId.class, PersonId.class));
    }

    /** The records joined with a leading one, directly or by way of another; none for any other. */
    @Transactional(readOnly = true)
    public List<PersonId> parts(PersonId leading) {
        return jdbc.sql("""
                        select part_id from register.merged_record where root_id = ? and ended_at is null
                        order by merged_at, part_id
                        """).param(leading.value()).query(PersonId.class).list();
    }

    /** All records of a person, whichever of them is named: the one that leads, then those joined with it. */
    @Transactional(readOnly = true)
    public List<PersonId> records(PersonId person) {
        PersonId leading = leading(person);
        return Stream.concat(Stream.of(leading), parts(leading).stream()).toList();
    }

    /** The records with which this one is joined or was once. */
    @Transactional(readOnly = true)
    public List<PersonId> everJoined(PersonId person) {
        return jdbc.sql("""
                        select distinct unnest(array[part_id, leading_id, root_id]) from register.merged_record
                        where ? in (part_id, leading_id, root_id)
                        """).param(person.value()).query(PersonId.class).list();
    }

    /**
     * The records in a range that are joined with another one.
     *
     * @param connection in a transaction, for work on the whole register
     */
    public static Set<UUID> parts(Connection connection, PersonRange range) {
        try (PreparedStatement statement = connection.prepareStatement(
                "select part_id from register.merged_record where ended_at is null and part_id between ? and ?")) {
            statement.setObject(1, range.first());
            statement.setObject(2, range.last());
            Set<UUID> parts = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    parts.add(row.getObject(1, UUID.class));
                }
            }
            return parts;
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("reading which records are joined", null, failed);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Merge> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(RecordMapper.of(Merge.class))
                .optional();
    }

    /** By which a record is joined with another; empty where it is not. */
    @Transactional(readOnly = true)
    public Optional<Merge> ofPart(PersonId part) {
        return jdbc.sql(SELECT + " where part_id = ? and ended_at is null")
                .param(part.value())
                .query(RecordMapper.of(Merge.class))
                .optional();
    }

    /** Those by which other records are joined with a leading one now, the earliest first. */
    @Transactional(readOnly = true)
    public List<Merge> of(PersonId leading) {
        return jdbc.sql(SELECT + " where root_id = ? and ended_at is null order by merged_at, id")
                .param(leading.value())
                .query(RecordMapper.of(Merge.class))
                .list();
    }

    /**
     * Joins the records, and moves names, CNICs and addresses. The caller has locked both and holds the law alone.
     *
     * @return names the merge
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID join(PersonId leading, PersonId part, Approval approval) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into register.merged_record
                            (id, part_id, leading_id, root_id, proposal_id, merged_at, merged_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, part.value(), leading.value(), leading.value(), approval.proposal())
                .param(OffsetDateTime.now(clock))
                .param(approval.by().id())
                .update();
        jdbc.sql("select register.join_rows(?)").param(id).query(row -> {});
        return id;
    }

    /**
     * Parts the records again, and gives back what moved.
     *
     * @param cnics the rows of CNICs that came since and go with the joined record
     * @param addresses as {@code cnics}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void part(UUID id, Collection<Long> cnics, Collection<Long> addresses, Approval approval) {
        jdbc.sql("""
                        update register.merged_record set ended_at = ?, ended_by = ?, end_proposal_id = ?,
                            end_transaction = audit.numbered(pg_current_xact_id())
                        where id = ? and ended_at is null
                        """)
                .param(OffsetDateTime.now(clock))
                .param(approval.by().id())
                .params(approval.proposal(), id)
                .update();
        jdbc.sql("select register.part_rows(?, ?, ?)")
                .params(id, cnics.toArray(Long[]::new), addresses.toArray(Long[]::new))
                .query(row -> {});
        confirmAgain(id);
    }

    /** What was confirmed while the records were one was compared with the leading record: it waits for a comparison with its own. */
    private void confirmAgain(UUID merge) {
        jdbc.sql("""
                        update register.person_cnic c set status = 'UNCONFIRMED', confirmed_at = null
                        from register.merged_record m
                        where m.id = ? and c.person_id = m.part_id and c.status = 'CONFIRMED' and c.confirmed_at > m.merged_at
                          and not exists (
                            select from (
                                select e.outcome from register.identity_examination e
                                where e.person_cnic_id = c.id and e.outcome in ('CONFIRMED', 'DOUBTED')
                                  and e.examined_at <= m.merged_at
                                order by e.id desc limit 1) before
                            where before.outcome = 'CONFIRMED')
                        """).param(merge).update();
    }

    /**
     * What came onto the leading record since a merge: a CNIC or an address, by which somebody has to say whose it is.
     *
     * @param said the CNIC, or the line of the address
     */
    public record Since(long id, String said) {}

    /** CNICs that came since; withdrawn ones are left out. */
    @Transactional(readOnly = true)
    public List<Since> cnicsSince(Merge merge) {
        return jdbc.sql("""
                        select id, cnic from register.person_cnic
                        where person_id = ? and entered_at > ? and status <> 'WITHDRAWN'
                            and id::text not in (select row_id from register.merged_row where merge_id = ? and kind = 'CNIC')
                        order by id
                        """)
                .params(merge.leading().value(), merge.mergedAt(), merge.id())
                .query((row, number) -> new Since(row.getLong("id"), new Cnic(row.getLong("cnic")).formatted()))
                .list();
    }

    /** Addresses that came since; withdrawn ones are left out. */
    @Transactional(readOnly = true)
    public List<Since> addressesSince(Merge merge) {
        return jdbc.sql("""
                        select id, line as said from register.address
                        where person_id = ? and recorded_at > ? and withdrawn_at is null
                            and id::text not in (select row_id from register.merged_row where merge_id = ? and kind = 'ADDRESS')
                        order by from_day, id
                        """)
                .params(merge.leading().value(), merge.mergedAt(), merge.id())
                .query(Since.class)
                .list();
    }

    /** Notes what moved with a merge. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(UUID merge, MovedKind kind, Collection<String> rows) {
        jdbc.sql("insert into register.merged_row (merge_id, kind, row_id) select ?, ?, unnest(?::text[])")
                .params(merge, kind.name(), rows.toArray(String[]::new))
                .update();
    }

    /** What of a kind moved with a merge. */
    @Transactional(readOnly = true)
    public Set<String> moved(UUID merge, MovedKind kind) {
        return new HashSet<>(jdbc.sql("select row_id from register.merged_row where merge_id = ? and kind = ?")
                .params(merge, kind.name())
                .query(String.class)
                .list());
    }
}
