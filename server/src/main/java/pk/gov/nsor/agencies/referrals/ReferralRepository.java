package pk.gov.nsor.agencies.referrals;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Referrals as rows. */
@Component
class ReferralRepository {

    private static final String SELECT = """
            select id, person_id, state, station_code as station, district_code as district, since_day as since, made_at,
                due_at, acknowledged_at, withdrawn_because
            from referrals.referral
            """;

    private final JdbcClient jdbc;

    ReferralRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one that holds. */
    Optional<Referral> holding(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = ? and state <> 'WITHDRAWN'")
                .param(person.value())
                .query(Referral.class)
                .optional();
    }

    /** Where it holds. */
    Optional<Referral> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ? and state <> 'WITHDRAWN'")
                .param(id)
                .query(Referral.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Referral referral) {
        jdbc.sql("""
                        insert into referrals.referral
                            (id, person_id, station_code, district_code, since_day, made_at, due_at)
                        values (:id, :person, :station, :district, :since, :madeAt, :dueAt)
                        """).paramSource(referral).update();
    }

    /** Another station answers, of the same district, or the station is now of another. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(UUID id, Household to) {
        jdbc.sql("update referrals.referral set station_code = ?, district_code = ? where id = ?")
                .params(to.station(), to.district(), id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(UUID id, Referral.Because because, Instant at) {
        jdbc.sql("""
                        update referrals.referral set state = 'WITHDRAWN', withdrawn_at = ?, withdrawn_because = ? where id = ?
                        """).param(at).param(because).param(id).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void acknowledge(UUID id, UUID client, Instant at, byte @Nullable [] caseReference, byte @Nullable [] contact) {
        jdbc.sql("""
                        update referrals.referral set state = 'ACKNOWLEDGED', acknowledged_at = ?, acknowledged_by = ?,
                            case_reference = ?, contact = ?
                        where id = ?
                        """)
                .param(at)
                .param(client)
                .param(caseReference)
                .param(contact)
                .param(id)
                .update();
    }
}
