package pk.gov.nsor.publicservice.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * Whether the public's questions are answered, channel by channel. One person switches a channel off, at once; it takes two
 * to switch it on again.
 */
@Service
public class ReleaseChannels {

    /** Who may switch off. */
    public static final Set<Role> MAY_SWITCH_OFF = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    /** What openings rest on that are from before orders were recorded. It is stored. */
    public static final String NOT_RECORDED = "not recorded: opened before orders were recorded";

    /** Why the register closed a channel itself. It is stored. */
    private static final String SUSPENDED =
            "The register asked its own channel, and it told of somebody of whom the public must not learn";

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private static final String VERSIONS = """
            select version, open, decided_at, decided_by, reason, valid_from as from, proposal_id, rests_on, by_probe
            from release.policy where channel = ?
            """;

    private static final String PUT_BACK = "exists (select from restore.held where not put_right)";

    private static final String IN_FORCE = """
            select version, open and not (:closes and %s) as open,
                decided_at, decided_by, reason, valid_from as from, proposal_id, rests_on, by_probe
            from release.policy where channel = :channel and (valid_from is null or valid_from <= :today)
            order by version desc limit 1
            """.formatted(PUT_BACK);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    ReleaseChannels(JdbcClient jdbc, Accounts accounts, Trail trail, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The version in force today; not open {@linkplain #isHeldBack while} the channel is held back. */
    public Version inForce(ReleaseChannel channel) {
        return jdbc.sql(IN_FORCE)
                .param("closes", channel.isClosedByRestore())
                .param("channel", channel.name())
                .param("today", LocalDate.now(clock))
                .query(Version.class)
                .single();
    }

    /**
     * Whether the channel counts as closed because the database was put back under running servers, and was not put right yet. As
     * {@code bin/nsor after-restore} closes it then, it stays closed until two people open it.
     */
    public boolean isHeldBack(ReleaseChannel channel) {
        return channel.isClosedByRestore()
                && jdbc.sql("select " + PUT_BACK).query(Boolean.class).single();
    }

    /** All versions, the latest first. */
    public List<Version> history(ReleaseChannel channel) {
        return jdbc.sql(VERSIONS + " order by version desc")
                .param(channel.name())
                .query(Version.class)
                .list();
    }

    /**
     * Switches the channel off, from the next answer on. A switching on that was approved for a later day falls with it.
     *
     * @param reason why, 5 to 1000 characters
     * @throws InvalidValueException where the channel is off and stays so, the reason is too short or long, or the actor
     *     may not
     */
    public void switchOff(ReleaseChannel channel, String reason, Actor by) {
        try {
            transaction.executeWithoutResult(status -> {
                String clean = Screened.require(reason.strip());
                refuseUnlessAllowed(by);
                if (clean.length() < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
                    throw new InvalidValueException("release.reason", "Give the reason in 5 to 1000 characters.");
                }
                lock(channel);
                Version latest = latest(channel);
                if (!latest.open()) {
                    throw new InvalidValueException("release.closed", "The channel is switched off already.");
                }
                insert(channel, latest.version() + 1, null, clean, LocalDate.now(clock), null, by, false);
            });
        } catch (InvalidValueException refused) {
            trail.appendAlone(TrailEntry.refused(by, TrailAction.RELEASE_CHANNEL_SWITCHED)
                    .with(Map.of("channel", channel.name(), "because", refused.code())));
            throw refused;
        }
    }

    /** Those of the proposals that would switch this channel on. */
    public List<Proposal> waiting(ReleaseChannel channel, List<Proposal> proposals) {
        return proposals.stream()
                .filter(proposal -> proposal.payload() instanceof ReleaseOnProposal.SwitchOn switchOn
                        && switchOn.channel() == channel)
                .toList();
    }

    /** The latest version, in force or not yet. */
    Version latest(ReleaseChannel channel) {
        return history(channel).getFirst();
    }

    /**
     * In the transaction of the approval.
     *
     * @param restsOn the notification or order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void switchOn(ReleaseChannel channel, String restsOn, Approval approval) {
        lock(channel);
        insert(
                channel,
                latest(channel).version() + 1,
                restsOn,
                approval.reason(),
                approval.effectiveFrom(),
                approval.proposal(),
                approval.by(),
                false);
    }

    /**
     * Switches the channel off in the transaction in which the register has found that its own question is answered
     * wrongly. A switching on that was approved for a later day falls with it.
     *
     * @return whether it was on, or was to be on a later day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean suspend(ReleaseChannel channel, Actor by) {
        lock(channel);
        Version latest = latest(channel);
        if (!latest.open()) {
            return false;
        }
        insert(channel, latest.version() + 1, null, SUSPENDED, LocalDate.now(clock), null, by, true);
        return true;
    }

    /** One switch after the other, so that none is decided by a state that is past. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(ReleaseChannel channel) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('release.policy/' || ?, 0))")
                .param(channel.name())
                .query(row -> {});
    }

    private void refuseUnlessAllowed(Actor by) {
        UUID id = by.id();
        boolean isAllowed = by.kind() == Actor.Kind.OFFICER
                && id != null
                && accounts.hold(id)
                        .filter(Account::enabled)
                        .filter(account -> account.roles().stream().anyMatch(MAY_SWITCH_OFF::contains))
                        .isPresent();
        if (!isAllowed) {
            throw new InvalidValueException("release.role", "Your role does not include this.");
        }
    }

    private void insert(
            ReleaseChannel channel,
            int version,
            @Nullable String restsOn,
            String reason,
            LocalDate from,
            @Nullable UUID proposal,
            Actor by,
            boolean isByProbe) {
        jdbc.sql("""
                        insert into release.policy
                            (channel, version, open, decided_at, decided_by, reason, valid_from, proposal_id, rests_on, by_probe)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(channel.name())
                .param(version)
                .param(restsOn != null)
                .param(OffsetDateTime.now(clock))
                .param(by.id())
                .param(reason)
                .param(from)
                .param(proposal)
                .param(restsOn)
                .param(isByProbe)
                .update();
        trail.append(TrailEntry.done(by, TrailAction.RELEASE_CHANNEL_SWITCHED)
                .with(Map.of(
                        "channel",
                        channel.name(),
                        "version",
                        version,
                        "open",
                        restsOn != null,
                        "from",
                        from.toString(),
                        "reason",
                        reason,
                        "restsOn",
                        restsOn == null ? "" : restsOn)));
    }

    /**
     * A version of what the channel may release.
     *
     * @param open whether questions are answered
     * @param decidedBy who switched, or approved it; null for the first version
     * @param from the first day on which it counts; null since there is the channel
     * @param proposal under which it was switched on; null where one person switched it off
     * @param restsOn the notification or order; null where it is off
     * @param isByProbe whether the register closed it itself, since its own question was answered wrongly
     */
    public record Version(
            int version,
            boolean open,
            Instant decidedAt,
            @Nullable UUID decidedBy,
            String reason,
            @Nullable LocalDate from,
            @Nullable UUID proposal,
            @Nullable String restsOn,
            boolean isByProbe) {

        /** Whether it is open and nobody has recorded by which order. */
        public boolean isWithoutOrder() {
            return open && NOT_RECORDED.equals(restsOn);
        }
    }
}
