package pk.gov.nsor.agencies.intake.quarantine;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineStep.Kind;
import pk.gov.nsor.foundation.kernel.PersonId;

/** The table of what registrars did about messages. */
@Component
public class QuarantineDecisionRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    QuarantineDecisionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void beside(UUID receipt, PersonId person, UUID by) {
        insert(receipt, Kind.BESIDE, null, person, by, List.of(), List.of());
    }

    /** @param quarantineReasons what is doubtful still */
    @Transactional(propagation = Propagation.MANDATORY)
    void tried(UUID receipt, Decision decision, List<QuarantineReason> quarantineReasons, UUID by) {
        insert(
                receipt,
                Kind.TRIED,
                decision.who(),
                decision.samePerson(),
                by,
                corrections(decision),
                quarantineReasons.stream()
                        .map(quarantineReason -> quarantineReason.code().name())
                        .distinct()
                        .toList());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void recorded(UUID receipt, Decision decision, PersonId person, UUID by) {
        insert(receipt, Kind.RECORDED, decision.who(), person, by, corrections(decision), List.of());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void returned(UUID receipt, UUID by) {
        insert(receipt, Kind.RETURNED, null, null, by, List.of(), List.of());
    }

    /** The first one first. */
    public List<QuarantineStep> of(UUID receipt) {
        return jdbc.sql("""
                        select step as kind, who, person_id, corrections, quarantine_reasons, decided_at as at, decided_by as by
                        from intake.decision where receipt = ? order by id
                        """).param(receipt).query(QuarantineStep.class).list();
    }

    private static List<String> corrections(Decision decision) {
        return decision.corrections().entrySet().stream()
                .map(correction -> correction.getKey() + " " + correction.getValue())
                .sorted()
                .toList();
    }

    private void insert(
            UUID receipt,
            Kind kind,
            Decision.@Nullable Who who,
            @Nullable PersonId person,
            UUID by,
            List<String> corrections,
            List<String> quarantineReasons) {
        jdbc.sql("""
                        insert into intake.decision
                            (receipt, step, who, person_id, corrections, quarantine_reasons, decided_at, decided_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(receipt)
                .param(kind.name())
                .param(who)
                .param(person)
                .param(corrections.toArray(String[]::new))
                .param(quarantineReasons.toArray(String[]::new))
                .param(OffsetDateTime.now(clock))
                .param(by)
                .update();
    }
}
