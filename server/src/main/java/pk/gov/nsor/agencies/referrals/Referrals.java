package pk.gov.nsor.agencies.referrals;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.exchange.Coverage;
import pk.gov.nsor.agencies.referrals.Referral.Because;
import pk.gov.nsor.agencies.referrals.Referral.State;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Makes, withdraws and acknowledges referrals. A referral is made where a child lives with somebody and a channel to a child
 * protection of the district is open; without one nobody would hear of it. What the child protection is told, and that it
 * ended, is the exchange's to send.
 */
@Service
public class Referrals {

    /** The audience of the exchange whose systems are told. */
    public static final String AUDIENCE = "household-with-child";

    private static final Actor SYSTEM = Actor.system("referrals");

    private final ReferralRepository referrals;
    private final Households households;
    private final Coverage coverage;
    private final ReferralPolicy policy;
    private final People people;
    private final RecordKeys keys;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Referrals(
            ReferralRepository referrals,
            Households households,
            Coverage coverage,
            ReferralPolicy policy,
            People people,
            RecordKeys keys,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.referrals = referrals;
        this.households = households;
        this.coverage = coverage;
        this.policy = policy;
        this.people = people;
        this.keys = keys;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** When a referral was acknowledged. */
    public record Acknowledged(UUID referral, Instant at) {}

    /**
     * Makes the referral that there has to be, and withdraws the one that there may not be any more.
     *
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void review(PersonId person) {
        PersonId leading = people.lockLeading(person);
        if (!leading.equals(person)) {
            referrals.holding(person).ifPresent(one -> withdraw(one, Because.NOT_IN_HOUSEHOLD));
        }
        Optional<Referral> holding = referrals.holding(leading);
        Optional<Household> household = households.of(leading);
        boolean isHeard = household
                .filter(one -> coverage.isAnybodyTold(AUDIENCE, one.district()))
                .isPresent();
        if (holding.isPresent()) {
            Referral referral = holding.get();
            if (household.isEmpty()) {
                withdraw(referral, households.station(leading).isEmpty() ? Because.NOT_IN_HOUSEHOLD : Because.NO_CHILD);
                return;
            }
            Household now = household.get();
            boolean isHere = referral.station().equals(now.station())
                    || referral.district().equals(now.district());
            if (isHere && isHeard) {
                if (!referral.station().equals(now.station())
                        || !referral.district().equals(now.district())) {
                    referrals.move(referral.id(), now);
                    outbox.publish(OutboxTopic.CASE_CHANGED, leading.value());
                }
                return;
            }
            withdraw(referral, isHere ? Because.NO_CHANNEL : Because.MOVED);
        }
        if (isHeard) {
            make(leading, household.orElseThrow());
        }
    }

    private void make(PersonId person, Household household) {
        Instant now = now();
        Referral made = new Referral(
                UUID.randomUUID(),
                person,
                State.OPEN,
                household.station(),
                household.district(),
                household.since(),
                now,
                now.plus(policy.acknowledgement()),
                null,
                null);
        referrals.add(made);
        done(made, JournalKind.CHILD_REFERRED, TrailAction.CHILD_REFERRED, SYSTEM);
    }

    private void withdraw(Referral referral, Because because) {
        referrals.withdraw(referral.id(), because, now());
        done(referral, JournalKind.CHILD_REFERRAL_WITHDRAWN, TrailAction.CHILD_REFERRAL_WITHDRAWN, SYSTEM);
    }

    /**
     * A child protection body has taken a referral on. The first time counts; what it says later changes nothing.
     *
     * @param caseReference what it calls its case; null where it does not say
     * @param contact whom to ask there; null where it does not say
     * @return empty where the referral is not the client's, holds no longer, or there is none: whoever asks cannot tell these
     *     apart
     */
    @Transactional
    public Optional<Acknowledged> acknowledge(
            Machine client, UUID id, @Nullable String caseReference, @Nullable String contact, Actor actor) {
        Optional<Referral> asked = referrals
                .find(id)
                .filter(one -> !client.isTrial() && coverage.isTold(client.clientId(), AUDIENCE, one.district()));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        PersonId person = asked.get().person();
        PersonId leading = people.lockLeading(person);
        // Nothing of it changes from here on.
        Optional<Referral> holds = referrals
                .find(id)
                .filter(one -> leading.equals(person)
                        && households.of(person).isPresent()
                        && coverage.isTold(client.clientId(), AUDIENCE, one.district()));
        if (holds.isEmpty()) {
            return Optional.empty();
        }
        Referral referral = holds.get();
        Instant before = referral.acknowledgedAt();
        if (before != null) {
            return Optional.of(new Acknowledged(id, before));
        }
        Instant now = now();
        referrals.acknowledge(
                id,
                client.clientId(),
                now,
                encrypted(person, ReferralWords.CASE_REFERENCE, id, caseReference),
                encrypted(person, ReferralWords.CONTACT, id, contact));
        done(referral, JournalKind.CHILD_REFERRAL_ACKNOWLEDGED, TrailAction.CHILD_REFERRAL_ACKNOWLEDGED, actor);
        return Optional.of(new Acknowledged(id, now));
    }

    private void done(Referral referral, JournalKind line, TrailAction action, Actor actor) {
        PersonId person = referral.person();
        journal.append(person, line, LocalDate.now(clock), Map.of("district", referral.district()), actor);
        trail.append(TrailEntry.done(actor, action)
                .about(person.value())
                .with(Map.of("referral", referral.id().toString(), "district", referral.district())));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    private byte @Nullable [] encrypted(PersonId person, String column, UUID id, @Nullable String words) {
        return words == null
                ? null
                : keys.of(person.value())
                        .encrypt(words.getBytes(StandardCharsets.UTF_8), ReferralWords.context(column, id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
