package pk.gov.nsor.accountability.exports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Files that were allowed to somebody, each once. */
@Component
class Permissions {

    private final JdbcClient jdbc;
    private final PolicyValues policy;
    private final Clock clock;

    Permissions(JdbcClient jdbc, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /** How many people a file may name that needs no second person. */
    int most() {
        return policy.get("export.alone", today()).number();
    }

    /** Within how many hours of the approval the file may be taken. */
    int hours() {
        return policy.get("export.hours", today()).number();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void allow(String asked, int people, Approval approval) {
        Instant until = clock.instant().plus(Duration.ofHours(hours()));
        jdbc.sql("""
                        insert into exports.permission (proposal_id, officer_id, asked, people, allowed_until)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        approval.proposal(),
                        approval.proposedBy(),
                        asked,
                        people,
                        until.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /**
     * Uses up a permission for the file; of two who try at once one has it.
     *
     * @return the proposal of the permission; empty where there is none
     */
    Optional<UUID> take(UUID officer, AskedFile file) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        update exports.permission set taken_at = :now where proposal_id = (
                            select proposal_id from exports.permission
                            where officer_id = :officer and asked = :asked and people >= :people
                              and taken_at is null and allowed_until > :now
                            order by allowed_until limit 1 for update skip locked)
                        returning proposal_id
                        """)
                .param("now", now)
                .param("officer", officer)
                .param("asked", file.asked())
                .param("people", file.people())
                .query(UUID.class)
                .optional();
    }

    /** The file did not leave: within its time it may be taken. */
    void giveBack(UUID proposal) {
        jdbc.sql("update exports.permission set taken_at = null where proposal_id = ?")
                .param(proposal)
                .update();
    }
}
