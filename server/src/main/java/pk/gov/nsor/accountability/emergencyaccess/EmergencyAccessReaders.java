package pk.gov.nsor.accountability.emergencyaccess;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.ReadablePeople;
import pk.gov.nsor.record.registration.RecordReaders;

/** Whoever opened a record by emergency access reads it until the hour is over. */
@Component
class EmergencyAccessReaders implements RecordReaders {

    private final JdbcClient jdbc;
    private final Clock clock;

    EmergencyAccessReaders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccessGround> links(SignedIn reader, PersonId person) {
        boolean isOpen = reader.isPolice()
                && jdbc.sql("""
                                select count(*) from emergencyaccess.emergency_access
                                where reader_id = ? and person_id = ? and ends_at > ?
                                """)
                                .params(reader.accountId(), person.value(), OffsetDateTime.now(clock))
                                .query(Integer.class)
                                .single()
                        > 0;
        return isOpen ? Set.of(AccessGround.EMERGENCY_ACCESS_TAKEN) : Set.of();
    }

    @Override
    public ReadablePeople readable(SignedIn reader) {
        return reader.isPolice()
                ? ReadablePeople.besides(
                        "select person_id from emergencyaccess.emergency_access where reader_id = :emergencyAccessReader and ends_at > :emergencyAccessNow",
                        Map.of(
                                "emergencyAccessReader",
                                reader.accountId(),
                                "emergencyAccessNow",
                                OffsetDateTime.now(clock)))
                : ReadablePeople.NOBODY;
    }
}
