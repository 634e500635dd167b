package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.sms.SenderHash;

/** The enquiry's tables. Each call is one statement for a whole batch; rows are locked in the order of their keys. */
@Component
class EnquiryStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    EnquiryStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody disputes the answer that carried a code.
     *
     * @param ticketCode the code as the ticket keeps it
     * @param number to be told the outcome, sealed under today's key
     */
    record Dispute(SenderHash sender, byte[] code, byte[] ticketCode, Language language, byte[] number) {}

    Map<SenderHash, Language> languages(Collection<SenderHash> senders) {
        Map<SenderHash, Language> languages = new HashMap<>();
        jdbc.sql("""
                        select sender_hash, language
                        from unnest(?) as asked (hash) join enquiry.sender_language on sender_hash = hash
                        """).param(bytes(senders)).query(row -> {
            languages.put(new SenderHash(row.getBytes(1)), Language.valueOf(row.getString(2)));
        });
        return languages;
    }

    void setLanguages(Map<SenderHash, Language> languages) {
        List<SenderHash> senders = languages.keySet().stream().sorted().toList();
        String[] names = senders.stream()
                .map(sender -> String.valueOf(languages.get(sender)))
                .toArray(String[]::new);
        jdbc.sql("""
                        insert into enquiry.sender_language (sender_hash, language, used_at)
                        select sender, language, ? from unnest(?, ?) as used (sender, language) order by sender
                        on conflict (sender_hash) do update
                        set language = excluded.language, used_at = excluded.used_at
                        """)
                .param(OffsetDateTime.now(clock))
                .param(bytes(senders))
                .param(names)
                .update();
    }

    void append(List<LedgerEntry> entries) {
        int size = entries.size();
        long[] askedMicros = new long[size];
        byte[][] senders = new byte[size][];
        byte[][] cnics = new byte[size][];
        String[] kinds = new String[size];
        int[] policies = new int[size];
        byte[][] codes = new byte[size][];
        for (int i = 0; i < size; i++) {
            LedgerEntry entry = entries.get(i);
            askedMicros[i] = micros(entry.askedAt());
            senders[i] = entry.sender();
            cnics[i] = entry.cnic();
            kinds[i] = entry.kind().name();
            policies[i] = entry.policyVersion();
            codes[i] = entry.code();
        }
        jdbc.sql("""
                        insert into enquiry.ledger (asked_at, sender_hash, cnic_hash, kind, policy_version, code_hash)
                        select timestamptz 'epoch' + asked * interval '1 microsecond', sender, cnic, kind, policy, code
                        from unnest(?, ?, ?, ?, ?, ?) as entry (asked, sender, cnic, kind, policy, code)
                        """)
                .param(askedMicros)
                .param(senders)
                .param(cnics)
                .param(kinds)
                .param(policies)
                .param(codes)
                .update();
    }

    /** Opens a ticket for each code that an answer to this sender carried since then; once for each answer. */
    void openTickets(List<Dispute> disputes, Instant codesSince) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into enquiry.dispute_ticket
                            (ledger_id, answered_at, said_on, code_hash, opened_at, state_since, proof_from, language,
                             number, number_day)
                        select ledger.id, ledger.asked_at, ledger.kind = 'ON_REGISTER', dispute.ticket_code, ?, ?, ?,
                            dispute.language, dispute.number, ?
                        from unnest(?, ?, ?, ?, ?) as dispute (sender, code, ticket_code, language, number)
                        join enquiry.ledger on ledger.sender_hash = dispute.sender
                            and ledger.code_hash = dispute.code
                            and ledger.asked_at >= ?
                        order by ledger.id
                        on conflict (ledger_id) do nothing
                        """)
                .param(now)
                .param(now)
                .param(now)
                .param(now.toLocalDate())
                .param(bytes(disputes.stream().map(Dispute::sender).toList()))
                .param(disputes.stream().map(Dispute::code).toArray(byte[][]::new))
                .param(disputes.stream().map(Dispute::ticketCode).toArray(byte[][]::new))
                .param(disputes.stream()
                        .map(dispute -> dispute.language().name())
                        .toArray(String[]::new))
                .param(disputes.stream().map(Dispute::number).toArray(byte[][]::new))
                .param(OffsetDateTime.ofInstant(codesSince, Day.ZONE))
                .update();
    }

    private static byte[][] bytes(Collection<SenderHash> hashes) {
        return hashes.stream().map(SenderHash::bytes).toArray(byte[][]::new);
    }

    private static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1000);
    }
}
