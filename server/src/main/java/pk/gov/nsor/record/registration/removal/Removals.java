package pk.gov.nsor.record.registration.removal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.FactChange.What;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.merged.DeathHandedOver;
import pk.gov.nsor.record.conviction.release.ReleaseMarked;
import pk.gov.nsor.record.register.CnicDecided;
import pk.gov.nsor.record.registration.FactDerived;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.removal.Removal.State;

/**
 * Notes everything that takes somebody off the register or hides them, in the transaction that does it, and lists what
 * waits for a second person. The note delays nothing: the public's answer is "not on the register" at once.
 */
@Service
public class Removals {

    private final RemovalRepository table;
    private final LegalRecord legal;
    private final TimeIfReleased ifReleased;
    private final JdbcClient jdbc;
    private final Clock clock;

    Removals(RemovalRepository table, LegalRecord legal, TimeIfReleased ifReleased, JdbcClient jdbc, Clock clock) {
        this.table = table;
        this.legal = legal;
        this.ifReleased = ifReleased;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Removal> find(UUID id) {
        return table.find(id);
    }

    /** Those of the removals that wait for a second person, the longest first unless they are sorted otherwise. */
    @Transactional(readOnly = true)
    public List<Removal> waiting(RemovalFilter filter, ListSort sort, long after, int most) {
        return table.waiting(filter, sort, after, most);
    }

    @Transactional(readOnly = true)
    public long countWaiting(RemovalFilter filter) {
        return table.countWaiting(filter);
    }

    /** How many have waited for longer than they may. */
    @Transactional(readOnly = true)
    public long countOverdue() {
        return table.countWaiting(
                new RemovalFilter(null, "", OffsetDateTime.now(clock).minus(table.time())));
    }

    /** The time within which a second person must decide, by the policy of today. */
    @Transactional(readOnly = true)
    public Duration time() {
        return table.time();
    }

    /** The waiting removals of one record. */
    @Transactional(readOnly = true)
    public List<Removal> waitingOf(PersonId person) {
        return table.waitingOf(person);
    }

    /**
     * The version of the fact that is on record again where the removal is refused: the newest that needed nobody, or
     * that somebody confirmed. 0 where there is none; the fact is then withdrawn.
     */
    @Transactional(readOnly = true)
    public int agreed(Removal.Version fact) {
        return table.agreed(fact);
    }

    /** Whether the account did it, or entered an earlier version of the fact that nobody confirmed either. */
    @Transactional(readOnly = true)
    public boolean isBy(Removal removal, UUID account) {
        return table.isBy(removal, account);
    }

    /**
     * The effect of removals on somebody's duties.
     *
     * @param isWaiting whether one waits: the record stays open, and the police station stays responsible for the
     *     person
     * @param pauses days on which the person was wrongly recorded as dead, or as off the register
     */
    public record Pause(boolean isWaiting, List<Outage> pauses) {

        public static final Pause NONE = new Pause(false, List.of());
    }

    /** For several people; those without any are left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, Pause> pauses(Collection<PersonId> people) {
        Map<PersonId, Pause> pauses = new HashMap<>();
        jdbc.sql("""
                        select person_id, state = 'WAITING' as waiting,
                               state <> 'CONFIRMED' and (kind = 'DEATH' or state <> 'WAITING'
                                and kind in ('QUASHING', 'WITHDRAWAL', 'CORRECTION', 'RECORDING')) as paused,
                               (recorded_at at time zone 'Asia/Karachi')::date as from_day,
                               (decided_at at time zone 'Asia/Karachi')::date as until_day
                        from registration.removal where person_id = any (?)
                        """)
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    boolean isWaiting = row.getBoolean("waiting");
                    List<Outage> days = row.getBoolean("paused")
                            ? List.of(new Outage(
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class)))
                            : List.of();
                    pauses.merge(
                            new PersonId(row.getObject("person_id", UUID.class)),
                            new Pause(isWaiting, days),
                            (one, other) -> new Pause(
                                    one.isWaiting() || other.isWaiting(),
                                    Stream.concat(one.pauses().stream(), other.pauses().stream())
                                            .toList()));
                });
        return pauses;
    }

    /**
     * Removals that waited for an earlier version are superseded; the effect of this version may wait in their place.
     */
    @EventListener
    void on(FactDerived derived) {
        FactChange change = derived.change();
        Optional<OffsetDateTime> since =
                table.overtaken(change, change.what() == What.ESTABLISHED ? State.CONFIRMED : State.UNDONE);
        boolean isUndecided = since.isPresent() && !isAgreed(derived.person(), change);
        RemovalKind kind = kind(derived, isUndecided);
        if (kind != null && (kind == RemovalKind.DEATH || isByOneHand(change.by()))) {
            table.insert(derived.person(), kind, change, change.fact().value(), null, since.orElse(null), change.by());
        }
    }

    /** What waits for a second person about a death goes with it to the record of whoever died. */
    @EventListener
    void on(DeathHandedOver handed) {
        Optional<OffsetDateTime> since = table.overtaken(handed.withdrawn(), State.UNDONE);
        if (!handed.isEstablished()) {
            FactChange recorded = handed.recorded();
            table.insert(
                    handed.to(),
                    RemovalKind.DEATH,
                    recorded,
                    recorded.fact().value(),
                    null,
                    since.orElse(null),
                    recorded.by());
        }
    }

    @EventListener
    void on(ReleaseMarked marked) {
        UUID conviction = marked.conviction().value();
        if (!marked.isWithheld()) {
            table.undone(RemovalKind.RELEASE_MARK, conviction, null, marked.by());
        } else if (isByOneHand(marked.by())) {
            table.insert(marked.person(), RemovalKind.RELEASE_MARK, null, conviction, null, null, marked.by());
        }
    }

    @EventListener
    void on(CnicDecided decided) {
        switch (decided.now()) {
            case CONFIRMED -> table.undone(RemovalKind.CNIC_DOUBT, null, decided.id(), decided.by());
            case UNCONFIRMED -> {
                if (decided.wasConfirmed() && isByOneHand(decided.by())) {
                    insert(decided, RemovalKind.CNIC_DOUBT);
                }
            }
            case WITHDRAWN -> {
                table.undone(RemovalKind.CNIC_DOUBT, null, decided.id(), decided.by());
                if (isByOneHand(decided.by())) {
                    insert(decided, RemovalKind.CNIC_WITHDRAWAL);
                }
            }
        }
    }

    private void insert(CnicDecided decided, RemovalKind kind) {
        table.insert(decided.person(), kind, null, null, decided.id(), null, decided.by());
    }

    /**
     * The register's own changes are not made by one person alone: they follow from a decision of two people, or from
     * the calendar.
     */
    private static boolean isByOneHand(Actor by) {
        return by.kind() == Actor.Kind.OFFICER || by.kind() == Actor.Kind.MACHINE;
    }

    /** @param isUndecided whether an earlier version of the fact waited, whose effect this one may keep */
    private @Nullable RemovalKind kind(FactDerived derived, boolean isUndecided) {
        FactChange change = derived.change();
        Standing before = derived.before();
        if (before == null || change.what() == What.ESTABLISHED || change.what() == What.PUT_BACK) {
            return null;
        }
        if (change.what() != What.WITHDRAWN) {
            if (change.kind() == FactKind.DEATH) {
                return RemovalKind.DEATH;
            }
            if (change.kind() == FactKind.QUASHING) {
                return before.wasRegistrable() || isAnyWaiting(derived.person()) ? RemovalKind.QUASHING : null;
            }
        }
        boolean isJudgmentGone = change.kind() == FactKind.CONVICTION && change.what() == What.WITHDRAWN;
        // While one removal waits, another could be hidden behind it, so whatever then changes the facts is checked,
        // too.
        boolean isBehindAnother = bearsOnTheTime(change.kind())
                && (isUndecided || (change.what() != What.RECORDED && isAnyWaiting(derived.person())));
        boolean takesOff = (isJudgmentGone && before.wasRegistrable())
                || isBehindAnother
                || isLessTime(derived, before, LocalDate.now(clock));
        if (!takesOff) {
            return null;
        }
        return switch (change.what()) {
            case RECORDED -> RemovalKind.RECORDING;
            case CORRECTED -> RemovalKind.CORRECTION;
            case WITHDRAWN -> RemovalKind.WITHDRAWAL;
            case ESTABLISHED, PUT_BACK -> null;
        };
    }

    private boolean isLessTime(FactDerived derived, Standing before, LocalDate today) {
        boolean isOpen = before.isOnRegister(today) && before.lastDay() == null && !before.life();
        return TimeOnRegister.isLess(before, derived.after(), today)
                || (isOpen
                        && derived.change().what() != What.RECORDED
                        && bearsOnTheTime(derived.change().kind())
                        && ifReleased.isLess(derived, today));
    }

    private static boolean bearsOnTheTime(FactKind kind) {
        return switch (kind) {
            case CONVICTION, CUSTODY -> true;
            case SENTENCE, APPEAL, DISMISSAL, QUASHING, CLEMENCY, DEATH -> false;
        };
    }

    /** Whether the fact is again what it was before anything that nobody has confirmed: somebody put it right. */
    private boolean isAgreed(PersonId person, FactChange change) {
        int agreed = table.agreed(new Removal.Version(change.kind(), change.fact(), change.version()));
        return legal.file(person)
                .find(change.kind(), change.fact())
                .filter(fact -> isAgain(fact, agreed))
                .isPresent();
    }

    private static boolean isAgain(Fact<? extends LegalFact> fact, int agreed) {
        return fact.versions().stream()
                .filter(version -> version.number() == agreed && !version.withdrawn())
                .map(version -> fact.inForce() && version.fact().equals(fact.now()))
                .findFirst()
                .orElse(!fact.inForce());
    }

    private boolean isAnyWaiting(PersonId person) {
        return !table.waitingOf(person).isEmpty();
    }
}
