package pk.gov.nsor.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.ReadablePeople;
import pk.gov.nsor.registration.RecordReaders;
import pk.gov.nsor.supervision.CaseAccess;
import pk.gov.nsor.supervision.CaseScope;

/** The police of a district read the record of whoever stays there, on the days that were told, and no longer. */
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
    public Set<RecordLink> links(SignedIn reader, PersonId person) {
        LocalDate today = LocalDate.now(clock);
        boolean isHere = reader.isPolice()
                && jdbc.sql("""
                                select district_code from notices.notice
                                where person_id = ? and district_code is not null and happens_on <= ? and until_on >= ?
                                  and state not in ('REFUSED', 'WITHDRAWN')
                                """).params(person.value(), today, today).query(String.class).list().stream()
                        .anyMatch(access.scope(reader)::coversDistrict);
        return isHere ? Set.of(RecordLink.JOURNEY_TOLD) : Set.of();
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
