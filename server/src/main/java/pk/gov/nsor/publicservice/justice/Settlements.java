package pk.gov.nsor.publicservice.justice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.publicservice.justice.CaseDays.Settled;

/**
 * The watch over acquittals by settlement. Rape cannot be compounded (s.345(7) of the Code of Criminal Procedure),
 * and so it is taken (assumed) of every offence of the Act's narrow definition. Each such acquittal is a task of the prosecutor
 * until the last day of an appeal (s.18 of the Act), and of the Bureau as that day comes near.
 */
@Service
public class Settlements {

    /** Length of what is written, in characters. */
    private static final int SHORTEST = 10;

    private static final int LONGEST = 1000;

    private final SettlementRepository table;
    private final OffenceRules rules;
    private final PolicyValues policy;
    private final Trail trail;
    private final Clock clock;

    Settlements(SettlementRepository table, OffenceRules rules, PolicyValues policy, Trail trail, Clock clock) {
        this.table = table;
        this.rules = rules;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens, closes or leaves the tasks of a case, by all that is said of it now. An appeal that was reported closes none: it may
     * be of somebody else who was convicted in the case, and is said on the task until whoever has it says what it is against. Nor
     * does what another sender says of the case: only whoever reported the acquittal takes it back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void look(KnownCase known, Instant saidAt) {
        List<String> sections = notToBeSettled(known.sections());
        Collection<Settled> settled = sections.isEmpty() ? List.of() : known.settled();
        table.correct(
                known.court(), known.key(), settled.stream().map(Settled::on).toList(), LocalDate.now(clock));
        for (Settled each : settled) {
            table.open(
                    known,
                    sections,
                    each.on(),
                    each.on()
                            .plusDays(policy.get("settlement.appeal", each.on()).number()),
                    saidAt);
            table.appealReported(known, each.on(), each.appealOn());
        }
    }

    /** Closes the tasks of a case that nobody reports any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdrawn(String court, String key) {
        table.correct(court, key, List.of(), LocalDate.now(clock));
    }

    private List<String> notToBeSettled(List<Section> sections) {
        return sections.stream()
                .filter(section -> rules.current().rowsOf(section).stream().anyMatch(OffenceRule::narrow))
                .map(Section::toString)
                .toList();
    }

    /** Those of a place, the open ones by the last day of their appeal, the closed ones latest first. */
    @Transactional(readOnly = true)
    public List<Settlement> of(Jurisdiction place, boolean isOpen) {
        Comparator<Settlement> order = isOpen
                ? Comparator.comparing(Settlement::appealBy)
                : Comparator.comparing((Settlement each) -> Objects.requireNonNull(each.closedOn()))
                        .reversed();
        return table.all(isOpen).stream()
                .filter(each -> place.covers(each.place()))
                .sorted(order.thenComparing(Settlement::id))
                .toList();
    }

    /** Empty where it is not of the place. */
    @Transactional(readOnly = true)
    public Optional<Settlement> find(UUID id, Jurisdiction place) {
        return table.find(id).filter(each -> place.covers(each.place()));
    }

    /** With whom it lies today. */
    public EscalationLevel level(Settlement settlement) {
        LocalDate today = LocalDate.now(clock);
        return new EscalationSteps(
                        EscalationLevel.OFFICER,
                        Map.of(
                                EscalationLevel.REMINDED,
                                -policy.get("settlement.reminded", today).number(),
                                EscalationLevel.NATIONAL,
                                -policy.get("settlement.national", today).number()),
                        today)
                .of(settlement.appealBy());
    }

    /**
     * Closes it.
     *
     * @param appealOn the day on which an appeal was filed; null for none
     * @param remark why there is none, 10 to 1000 characters; may be empty where there is one
     * @throws InvalidValueException naming the field, where something is missing or cannot be true or would tell who a survivor
     *     is, or it is closed already
     */
    @Transactional
    public void close(UUID id, @Nullable LocalDate appealOn, String remark, Actor actor) {
        String clean = remark.strip();
        boolean mayBeEmpty = appealOn != null && clean.isEmpty();
        if (!mayBeEmpty && (clean.length() < SHORTEST || clean.length() > LONGEST)) {
            throw new InvalidValueException("settlement.remark", "Write %s to %s characters.", SHORTEST, LONGEST)
                    .at("remark");
        }
        Settlement known = table.find(id).filter(Settlement::isOpen).orElseThrow(Settlements::closed);
        LocalDate today = LocalDate.now(clock);
        if (appealOn != null && (appealOn.isBefore(known.settledOn()) || appealOn.isAfter(today))) {
            throw new InvalidValueException(
                            "settlement.appeal-on", "An appeal is filed after the acquittal, and not after today.")
                    .at("appealOn");
        }
        SettlementEnding ending = appealOn == null ? SettlementEnding.NO_APPEAL : SettlementEnding.APPEAL_FILED;
        if (!table.close(id, ending, appealOn, Screened.require(clean, "remark"), actor, today)) {
            throw closed();
        }
        Map<String, Object> content = new HashMap<>();
        content.put("settlement", id.toString());
        content.put("ending", ending.name());
        trail.append(TrailEntry.done(actor, TrailAction.SETTLEMENT_CLOSED).with(content));
    }

    private static InvalidValueException closed() {
        return new InvalidValueException("settlement.closed", "This task was closed already.");
    }
}
