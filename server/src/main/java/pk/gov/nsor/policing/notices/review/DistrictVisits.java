package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.registration.ReadablePeople;
import pk.gov.nsor.record.registration.RecordReaders;

/** The police of a district may read the record of a person who stays there, on the notified days only. */
@Component
class DistrictVisits implements RecordReaders {

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Clock clock;

    DistrictVisits(JdbcClient jdbc, CaseAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccessGround> links(SignedIn reader, PersonId person) {
        LocalDate today = LocalDate.now(clock);
        boolean isHere = reader.isPolice()
                && jdbc.sql("""
                                select district_code from notices.notice
                                where person_id = ? and district_code is not null and happens_on <= ? and until_on >= ?
                                  and state not in ('REFUSED', 'WITHDRAWN')
                                """).params(person.value(), today, today).query(String.class).list().stream()
                        .anyMatch(access.scope(reader)::coversDistrict);
        return isHere ? Set.of(AccessGround.JOURNEY_NOTIFIED) : Set.of();
    }

    @Override
    public ReadablePeople readable(SignedIn reader) {
        if (!reader.isPolice()) {
            return ReadablePeople.NOBODY;
        }
        CaseScope scope = access.scope(reader);
        return scope.isNational()
                ? ReadablePeople.EVERYBODY
                : ReadablePeople.besides(
                        """
                        select person_id from notices.notice
                        where district_code = any (:noticesDistricts) and happens_on <= :noticesToday
                          and until_on >= :noticesToday and state not in ('REFUSED', 'WITHDRAWN')
                        """,
                        Map.of(
                                "noticesDistricts", scope.districts().toArray(String[]::new),
                                "noticesToday", LocalDate.now(clock)));
    }
}
