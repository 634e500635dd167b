package pk.gov.nsor.survivors.support;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** The cells' cases and what is passed on of them. The trail says that somebody worked here, and not on what. */
@Service
public class SupportCases {

    /** How many referrals one case has at most; those that are withdrawn count as well. */
    static final int MOST_REFERRALS = 12;

    private static final int LONGEST_ANSWER = 300;

    private final CaseStore store;
    private final Services services;
    private final Trail trail;
    private final Clock clock;
    private final Duration answerIn;
    private final SecureRandom random = new SecureRandom();

    SupportCases(
            CaseStore store,
            Services services,
            Trail trail,
            Clock clock,
            @Value("${nsor.vault.referral-answer}") Duration answerIn) {
        this.store = store;
        this.services = services;
        this.trail = trail;
        this.clock = clock;
        this.answerIn = answerIn;
    }

    /** Those of an adviser's cell. */
    public List<SupportCase> of(SignedIn adviser) {
        return store.all().stream().filter(one -> isOfCell(adviser, one)).toList();
    }

    /** Of those the places where the cell has something to do: also where the service of an open referral has no account for it any more. */
    public Set<UUID> waiting(SignedIn adviser) {
        List<SupportCase> all = of(adviser);
        if (all.isEmpty()) {
            return Set.of();
        }
        Set<UUID> accounts = accounts(all.getFirst().cell());
        Instant now = clock.instant();
        return all.stream()
                .filter(one ->
                        one.isWaiting(now) || one.referrals().stream().anyMatch(referral -> isLeft(referral, accounts)))
                .map(SupportCase::id)
                .collect(Collectors.toSet());
    }

    /** The open referrals of a case whose service has no account for it any more. */
    public Set<UUID> left(SupportCase one) {
        Set<UUID> accounts = accounts(one.cell());
        return one.referrals().stream()
                .filter(referral -> isLeft(referral, accounts))
                .map(Referral::id)
                .collect(Collectors.toSet());
    }

    private Set<UUID> accounts(String cell) {
        return services.of(cell).stream().map(Services.Service::account).collect(Collectors.toSet());
    }

    private static boolean isLeft(Referral referral, Set<UUID> accounts) {
        return referral.state().isOpen() && !accounts.contains(referral.service());
    }

    /** One of them; empty for another cell's too. */
    public Optional<SupportCase> find(UUID id, SignedIn adviser) {
        return store.find(id).filter(one -> isOfCell(adviser, one));
    }

    /** What was passed on to a service. */
    public List<Part> partsOf(SignedIn service) {
        return store.all().stream()
                .flatMap(one -> one.referrals().stream()
                        .filter(referral -> isFor(service, referral))
                        .map(referral -> Part.of(one, referral)))
                .toList();
    }

    /** One of them; empty for another service's too. */
    public Optional<Part> part(UUID referral, SignedIn service) {
        return partsOf(service).stream()
                .filter(part -> part.referral().id().equals(referral))
                .findFirst();
    }

    private static boolean isOfCell(SignedIn reader, SupportCase one) {
        return reader.has(Role.SUPPORT_ADVISER)
                && reader.jurisdiction() instanceof Jurisdiction.OfDistrict(String cell)
                && cell.equals(one.cell());
    }

    private static boolean isFor(SignedIn reader, Referral referral) {
        return reader.has(Role.SUPPORT_SERVICE) && referral.service().equals(reader.accountId());
    }

    /**
     * Writes a case down.
     *
     * @return its place
     * @throws InvalidValueException where the adviser is of no cell, or the vault is full
     */
    public UUID open(CaseDetails details, SignedIn adviser, Actor actor) {
        if (!(adviser.jurisdiction() instanceof Jurisdiction.OfDistrict(String cell))) {
            throw new InvalidValueException("alerts.cell", "An adviser works for the cell of one district.");
        }
        return store.change(draft -> {
            UUID place = draft.free()
                    .orElseThrow(() -> new InvalidValueException("alerts.full", "There is no room for another one."));
            draft.put(new SupportCase(
                    place, code(), cell, adviser.accountId(), details, clock.instant(), null, List.of(), Map.of()));
            decided(actor);
            return place;
        });
    }

    /** Writes other details. The services that may see them see them at once. */
    public void describe(UUID id, CaseDetails details, SignedIn adviser, Actor actor) {
        decide(id, adviser, actor, one -> one.with(details));
    }

    /**
     * Passes on what she has agreed to.
     *
     * @throws InvalidValueException where there is no such service here, it has the case already, or there are too many
     */
    public void refer(UUID id, NewReferral wanted, SignedIn adviser, Actor actor) {
        decide(id, adviser, actor, one -> {
            Services.Service service = services.find(wanted.service(), one.cell())
                    .orElseThrow(() ->
                            new InvalidValueException("support.service.missing", "Choose the service.").at("service"));
            if (one.referrals().size() >= MOST_REFERRALS) {
                throw new InvalidValueException("support.many", "A case has at most %d referrals.", MOST_REFERRALS);
            }
            if (one.referrals().stream()
                    .anyMatch(there -> there.state().isOpen() && there.service().equals(service.account()))) {
                throw new InvalidValueException("support.service.has-it", "This service has it already.").at("service");
            }
            Instant now = clock.instant();
            return one.with(new Referral(
                    UUID.randomUUID(),
                    code(),
                    service.kind(),
                    service.account(),
                    service.name(),
                    wanted.shared(),
                    wanted.told(),
                    new Consent(wanted.consentBy(), wanted.consentHow(), now, adviser.accountId()),
                    ReferralState.SENT,
                    now,
                    now.plus(answerIn),
                    0,
                    null,
                    null,
                    "",
                    null));
        });
    }

    /** She takes her consent back, or the cell chooses another service: the service sees nothing of it any more. */
    public void withdraw(UUID id, UUID referral, SignedIn adviser, Actor actor) {
        Instant now = clock.instant();
        decide(
                id,
                adviser,
                actor,
                one -> changing(one, referral, there -> {
                    refuseUnless(there.state().isOpen());
                    return there.withdrawn(now);
                }));
    }

    /** The cell has asked the service again, which has as long as before. */
    public void askedAgain(UUID id, UUID referral, SignedIn adviser, Actor actor) {
        Instant now = clock.instant();
        decide(
                id,
                adviser,
                actor,
                one -> changing(one, referral, there -> {
                    refuseUnless(there.isLate(now));
                    return there.askedAgain(now.plus(answerIn));
                }));
    }

    /** Says what became of lines of the checklist. */
    public void check(UUID id, Map<CheckLine, CheckState> said, SignedIn adviser, Actor actor) {
        decide(id, adviser, actor, one -> one.checked(said, clock.instant()));
    }

    /** Ends the cell's help. The services see nothing of it any more; the cell does for a while. */
    public void close(UUID id, SignedIn adviser, Actor actor) {
        decide(id, adviser, actor, one -> one.closed(clock.instant()));
    }

    /** Erases everything at her word. */
    public void erase(UUID id, SignedIn adviser, Actor actor) {
        boolean _ = store.change(draft -> {
            SupportCase held =
                    draft.find(id).filter(one -> isOfCell(adviser, one)).orElseThrow(SupportCases::changed);
            draft.empty(held.id());
            decided(actor);
            return true;
        });
    }

    /** The service takes it. */
    public void take(UUID referral, SignedIn service, Actor actor) {
        answer(referral, service, actor, there -> {
            refuseUnless(there.isUnanswered());
            return there.taken(clock.instant());
        });
    }

    /**
     * The service does not take it, or says how it ended.
     *
     * @param words to the cell, at most 300 letters; may be empty
     */
    public void end(UUID referral, Reason reason, String words, SignedIn service, Actor actor) {
        String said = Words.read("answer", words, LONGEST_ANSWER);
        answer(referral, service, actor, there -> {
            refuseUnless(
                    reason.leadsTo() == ReferralState.DECLINED
                            ? there.isUnanswered()
                            : there.state() == ReferralState.TAKEN);
            return there.over(reason, said, clock.instant());
        });
    }

    private void decide(UUID id, SignedIn adviser, Actor actor, UnaryOperator<SupportCase> decision) {
        boolean _ = store.change(draft -> {
            SupportCase held = draft.find(id)
                    .filter(one -> isOfCell(adviser, one) && one.isOpen())
                    .orElseThrow(SupportCases::changed);
            draft.put(decision.apply(held));
            decided(actor);
            return true;
        });
    }

    private void answer(UUID referral, SignedIn service, Actor actor, UnaryOperator<Referral> answer) {
        boolean _ = store.change(draft -> {
            SupportCase held = store.all().stream()
                    .filter(one -> one.referral(referral).isPresent())
                    .findFirst()
                    .flatMap(one -> draft.find(one.id()))
                    .filter(one -> one.referral(referral)
                            .filter(there -> isFor(service, there))
                            .isPresent())
                    .orElseThrow(SupportCases::changed);
            draft.put(held.changing(referral, answer));
            decided(actor);
            return true;
        });
    }

    private static SupportCase changing(SupportCase one, UUID referral, UnaryOperator<Referral> change) {
        refuseUnless(one.referral(referral).isPresent());
        return one.changing(referral, change);
    }

    /** Empties the places of cases that were closed long ago; those that an adviser has emptied meanwhile are gone already. */
    void erase(Collection<UUID> ids) {
        boolean _ = store.change(draft -> {
            ids.stream().filter(id -> draft.find(id).isPresent()).forEach(draft::empty);
            return true;
        });
    }

    private static void refuseUnless(boolean isSo) {
        if (!isSo) {
            throw changed();
        }
    }

    /** Six digits, which say nothing. */
    private String code() {
        return "%06d".formatted(random.nextInt(1_000_000));
    }

    private static InvalidValueException changed() {
        return new InvalidValueException("alerts.changed", "It has changed meanwhile. Read what it says now.");
    }

    private void decided(Actor actor) {
        trail.append(TrailEntry.done(actor, TrailAction.SUPPORT_CASE_DECIDED));
    }
}
