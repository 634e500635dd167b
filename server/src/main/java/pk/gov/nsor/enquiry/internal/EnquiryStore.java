package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.internal.LedgerKeys.Hashes;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.sms.SenderHash;

/**
 * The ledger and the tickets about its answers. Each call is one statement for a whole batch; rows are locked in the order
 * of their keys.
 */
@Component
class EnquiryStore {

    private final JdbcClient jdbc;
    private final LedgerKeys keys;
    private final Clock clock;

    EnquiryStore(JdbcClient jdbc, LedgerKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Somebody disputes the answer that carried a code. */
    record Dispute(SenderHash sender, String code) {}

    void append(List<LedgerEntry> entries) {
        int size = entries.size();
        long[] askedMicros = new long[size];
        byte[][] senders = new byte[size][];
        byte[][] cnics = new byte[size][];
        String[] kinds = new String[size];
        int[] policies = new int[size];
        byte[][] codes = new byte[size][];
        short[] rings = new short[size];
        @Nullable String[] areas = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            LedgerEntry entry = entries.get(i);
            Hashes hashes = keys.at(entry.askedAt());
            askedMicros[i] = micros(entry.askedAt());
            senders[i] = entry.sender() == null ? null : hashes.of(entry.sender());
            cnics[i] = entry.cnic() == null ? null : hashes.of(entry.cnic());
            kinds[i] = entry.kind().name();
            policies[i] = entry.policyVersion();
            codes[i] = entry.code() == null ? null : hashes.ofCode(entry.code());
            rings[i] = hashes.ring();
            areas[i] = entry.area();
        }
        jdbc.sql("""
                        insert into enquiry.ledger
                            (asked_at, sender_hash, cnic_hash, kind, policy_version, code_hash, ring, area)
                        select timestamptz 'epoch' + asked * interval '1 microsecond',
                            sender, cnic, kind, policy, code, ring, area
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            as entry (asked, sender, cnic, kind, policy, code, ring, area)
                        """)
                .param(askedMicros)
                .param(senders)
                .param(cnics)
                .param(kinds)
                .param(policies)
                .param(codes)
                .param(rings)
                .param(areas)
                .update();
    }

    /** Opens a ticket for each code that an answer to this sender carried since then; once for each answer. */
    void openTickets(List<Dispute> disputes, Instant codesSince) {
        // Each code under the keys of both periods in which its answer may have been given.
        List<byte[]> hashedSenders = new ArrayList<>();
        List<byte[]> hashedCodes = new ArrayList<>();
        for (Hashes hashes : keys.inUse()) {
            for (Dispute dispute : disputes) {
                hashedSenders.add(hashes.of(dispute.sender()));
                hashedCodes.add(hashes.ofCode(dispute.code()));
            }
        }
        byte[][] senders = hashedSenders.toArray(byte[][]::new);
        byte[][] codes = hashedCodes.toArray(byte[][]::new);
        jdbc.sql("""
                        insert into enquiry.dispute_ticket (ledger_id, opened_at)
                        select ledger.id, ?
                        from unnest(?, ?) as dispute (sender, code)
                        join enquiry.ledger on ledger.sender_hash = dispute.sender
                            and ledger.code_hash = dispute.code
                            and ledger.asked_at >= ?
                        order by ledger.id
                        on conflict (ledger_id) do nothing
                        """)
                .param(OffsetDateTime.now(clock))
                .param(senders)
                .param(codes)
                .param(OffsetDateTime.ofInstant(codesSince, Day.ZONE))
                .update();
    }

    /** Removes the rows of periods whose keys are destroyed, or are to be. */
    void forgetBefore(LocalDate first) {
        jdbc.sql("select enquiry.forget_ledger(?)::text")
                .param(OffsetDateTime.ofInstant(first.atStartOfDay(Day.ZONE).toInstant(), Day.ZONE))
                .query(String.class)
                .optional();
    }

    private static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1000);
    }
}
