package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerKeys;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerKeys.Hashes;

/**
 * The ledger and the tickets about its answers. Each call is one statement for a whole batch; rows are locked in the order
 * of their keys.
 */
@Component
public class EnquiryRepository {

    private final JdbcClient jdbc;
    private final LedgerKeys keys;
    private final Clock clock;

    EnquiryRepository(JdbcClient jdbc, LedgerKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A dispute of the answer that carried a code.
     *
     * @param ticketCode the code as the ticket keeps it
     * @param number to be told the outcome, sealed under today's key
     */
    public record Dispute(SenderHash sender, String code, byte[] ticketCode, Language language, byte[] number) {}

    void append(List<LedgerEntry> entries) {
        int size = entries.size();
        long[] askedMicros = new long[size];
        byte[][] senders = new byte[size][];
        byte[][] cnics = new byte[size][];
        String[] kinds = new String[size];
        int[] policies = new int[size];
        byte[][] codes = new byte[size][];
        @Nullable String[] areas = new @Nullable String[size];
        short[] rings = new short[size];
        for (int i = 0; i < size; i++) {
            LedgerEntry entry = entries.get(i);
            Hashes hashes = keys.at(entry.askedAt());
            askedMicros[i] = micros(entry.askedAt());
            senders[i] = entry.sender() == null ? null : hashes.of(entry.sender());
            cnics[i] = entry.cnic() == null ? null : hashes.of(entry.cnic());
            kinds[i] = entry.kind().name();
            policies[i] = entry.policyVersion();
            codes[i] = entry.code() == null ? null : hashes.ofCode(entry.code());
            areas[i] = entry.area();
            rings[i] = hashes.ring();
        }
        jdbc.sql("""
                        insert into enquiry.ledger
                            (asked_at, sender_hash, cnic_hash, kind, policy_version, code_hash, area, ring)
                        select timestamptz 'epoch' + asked * interval '1 microsecond',
                            sender, cnic, kind, policy, code, area, ring
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            as entry (asked, sender, cnic, kind, policy, code, area, ring)
                        """)
                .param(askedMicros)
                .param(senders)
                .param(cnics)
                .param(kinds)
                .param(policies)
                .param(codes)
                .param(areas)
                .param(rings)
                .update();
    }

    /**
     * Opens a ticket for each code that an answer to this sender carried since then; once for each answer. It searches
     * the index one day after the other, whatever the code, so that the time does not disclose whether the code
     * exists.
     */
    public void openTickets(List<Dispute> disputes, Instant codesSince) {
        // Each code under the keys of both periods in which its answer may have been given.
        List<byte[]> senders = new ArrayList<>();
        List<byte[]> codes = new ArrayList<>();
        List<Dispute> each = new ArrayList<>();
        for (Hashes hashes : keys.inUse()) {
            for (Dispute dispute : disputes) {
                senders.add(hashes.of(dispute.sender()));
                codes.add(hashes.ofCode(dispute.code()));
                each.add(dispute);
            }
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into enquiry.dispute_ticket
                            (ledger_id, answered_at, said_on, code_hash, opened_at, state_since, proof_from, language,
                             number, number_day)
                        select ledger.id, ledger.asked_at, ledger.kind = 'ON_REGISTER', dispute.ticket_code, ?, ?, ?,
                            dispute.language, dispute.number, ?
                        from unnest(?, ?, ?, ?, ?) as dispute (sender, code, ticket_code, language, number)
                        cross join generate_series(?::timestamp, ?::timestamp, interval '1 day') as day
                        cross join lateral (
                            select id, asked_at, kind from enquiry.ledger
                            where (asked_at at time zone 'UTC')::date = day::date
                              and substring(sender_hash from 1 for 4) = substring(dispute.sender from 1 for 4)
                              and sender_hash = dispute.sender and code_hash = dispute.code and asked_at >= ?
                            offset 0) as ledger
                        order by ledger.id
                        on conflict (ledger_id) do nothing
                        """)
                .param(now)
                .param(now)
                .param(now)
                .param(now.toLocalDate())
                .param(senders.toArray(byte[][]::new))
                .param(codes.toArray(byte[][]::new))
                .param(each.stream().map(Dispute::ticketCode).toArray(byte[][]::new))
                .param(each.stream().map(dispute -> dispute.language().name()).toArray(String[]::new))
                .param(each.stream().map(Dispute::number).toArray(byte[][]::new))
                .param(LocalDate.ofInstant(codesSince, ZoneOffset.UTC).atStartOfDay())
                .param(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).atStartOfDay())
                .param(OffsetDateTime.ofInstant(codesSince, Day.ZONE))
                .update();
    }

    /** Removes the rows of periods whose keys are destroyed, or are to be. */
    long forgetBefore(LocalDate first) {
        OffsetDateTime before =
                OffsetDateTime.ofInstant(first.atStartOfDay(Day.ZONE).toInstant(), Day.ZONE);
        long questions = jdbc.sql("select count(*) from enquiry.ledger where asked_at < ?")
                .param(before)
                .query(Long.class)
                .single();
        var _ = jdbc.sql("select enquiry.forget_ledger(?)::text")
                .param(before)
                .query(String.class)
                .optional();
        return questions;
    }

    private static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1000);
    }
}
