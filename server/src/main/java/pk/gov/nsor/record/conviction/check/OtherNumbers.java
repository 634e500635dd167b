package pk.gov.nsor.record.conviction.check;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;

/** Numbers under which courts have reported a judgment besides its own. */
@Component
public class OtherNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;

    OtherNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(PersonId person, ConvictionId id, String courtCode, String caseNumber, Actor actor) {
        jdbc.sql("""
                        insert into conviction.other_number
                            (conviction_id, person_id, court_code, case_number, case_key, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .param(id.value())
                .param(person.value())
                .param(courtCode)
                .param(caseNumber)
                .param(CaseNumber.of(caseNumber).key())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
    }

    public List<ConvictionId> of(PersonId person, String courtCode, CaseNumber number) {
        return jdbc.sql("""
                        select conviction_id from conviction.other_number
                        where person_id = ? and court_code = ? and case_key = ? order by conviction_id
                        """).params(person.value(), courtCode, number.key()).query(UUID.class).list().stream()
                .map(ConvictionId::new)
                .toList();
    }
}
