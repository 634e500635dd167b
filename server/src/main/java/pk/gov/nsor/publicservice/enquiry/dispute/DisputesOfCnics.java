package pk.gov.nsor.publicservice.enquiry.dispute;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.retention.OpenDisputes;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.ConfirmationHeld;

/** A ticket knows its CNIC by a hash of its own alone, so all that are open are compared. */
@Component
class DisputesOfCnics implements OpenDisputes, ConfirmationHeld {

    private final JdbcClient jdbc;
    private final TicketHashes hashes;

    DisputesOfCnics(JdbcClient jdbc, TicketHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    @Override
    public Reason reason() {
        return Reason.DISPUTE;
    }

    @Override
    public boolean holds(PersonId person, Cnic cnic) {
        return isAboutAny(List.of(cnic));
    }

    @Override
    public boolean isAboutAny(Collection<Cnic> cnics) {
        return jdbc.sql("""
                        select key, cnic_hash from enquiry.dispute_ticket
                        where state in ('OPENED', 'UNDER_EXAMINATION') and cnic_hash is not null
                        """)
                .query((row, number) -> {
                    UUID key = row.getObject("key", UUID.class);
                    byte[] stored = row.getBytes("cnic_hash");
                    return cnics.stream().anyMatch(cnic -> Arrays.equals(stored, hashes.ofCnic(key, cnic)));
                })
                .list()
                .contains(true);
    }
}
