package pk.gov.nsor.agencies.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PlainLetters;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.custody.ReportedEvent;
import pk.gov.nsor.record.conviction.custody.StayOrder;
import pk.gov.nsor.record.conviction.legalfile.FactsTogether;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * Finds which stays what prisons report is of: by the order in which it happened, of all that is on record and all that waits,
 * whatever came first. The person is locked.
 */
@Component
class StayIntake {

    private final FactRecording recording;
    private final FactsTogether together;
    private final MachineClients clients;
    private final ApplicationEventPublisher publisher;

    StayIntake(
            FactRecording recording,
            FactsTogether together,
            MachineClients clients,
            ApplicationEventPublisher publisher) {
        this.recording = recording;
        this.together = together;
        this.clients = clients;
        this.publisher = publisher;
    }

    /** A message about what happened in prison, and the judgment that it names. */
    record Reported(
            UUID receipt,
            CheckedFact.Custody event,
            @Nullable ConvictionId conviction,
            ClientScope scope,
            Actor by) {

        private CustodyEvent of(CustodyPeriodId stay) {
            return new CustodyEvent(stay, conviction, event.type(), event.on(), event.prison(), event.reason());
        }
    }

    /** What two reports of one event have in common, however the prison is written; only what begins a stay is of a case. */
    private record Same(
            CustodyEvent.Type type,
            LocalDate on,
            CustodyEvent.@Nullable ReleaseReason reason,
            String prison,
            @Nullable ConvictionId conviction) {

        static Same of(Reported reported) {
            CheckedFact.Custody event = reported.event();
            return of(event.type(), event.on(), event.reason(), event.prison(), reported.conviction());
        }

        static Same of(CustodyEvent known) {
            return of(known.type(), known.on(), known.releaseReason(), known.prison(), known.conviction());
        }

        private static Same of(
                CustodyEvent.Type type,
                LocalDate on,
                CustodyEvent.@Nullable ReleaseReason reason,
                String prison,
                @Nullable ConvictionId conviction) {
            return new Same(type, on, reason, PlainLetters.of(prison), type.begins() ? conviction : null);
        }
    }

    /** What is to be recorded, by the receipts of its messages, and what comes to other stays by it. */
    private record Plan(Map<UUID, ReportedEvent> added, Map<FactId, CustodyPeriodId> moved) {

        List<ReportedEvent> events() {
            return List.copyOf(added.values());
        }
    }

    /**
     * Records what fits, where it is not on record already.
     *
     * @return the receipts of what is on record now; empty where what was on record before is in no order, so that nobody can
     *     say from this what fits
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Set<UUID>> record(PersonId person, LegalFile file, List<Reported> reported, Actor actor) {
        Set<UUID> settled = new HashSet<>();
        Set<Same> known = file.custody().stream()
                .filter(Fact::inForce)
                .map(fact -> Same.of(fact.now()))
                .collect(Collectors.toSet());
        Map<Same, List<Reported>> fresh = new LinkedHashMap<>();
        for (Reported each : reported) {
            Same same = Same.of(each);
            if (known.contains(same)) {
                settled.add(each.receipt());
            } else {
                fresh.computeIfAbsent(same, _ -> new ArrayList<>()).add(each);
            }
        }
        List<Reported> events = fresh.values().stream().map(List::getFirst).toList();
        Optional<Plan> plan = best(file, events);
        if (plan.isPresent() && isRefused(person, file, plan.get())) {
            // One of them is in the way of the others: the first alone, which is what came now.
            plan = best(file, events.subList(0, Math.min(1, events.size())));
        }
        plan.filter(found -> !found.added().isEmpty()).ifPresent(found -> {
            Iterator<FactId> recorded = recording
                    .recordStays(person, found.events(), found.moved(), actor)
                    .iterator();
            found.added()
                    .forEach((receipt, event) ->
                            publisher.publishEvent(new MessageFact(receipt, person, recorded.next(), event.by())));
            fresh.values().stream()
                    .filter(alike -> found.added().containsKey(alike.getFirst().receipt()))
                    .forEach(alike -> alike.forEach(each -> settled.add(each.receipt())));
        });
        return plan.map(_ -> settled);
    }

    private boolean isRefused(PersonId person, LegalFile file, Plan plan) {
        return together.refusalOf(person, file, plan.events(), plan.moved()).isPresent();
    }

    /** Nothing that is on record comes to another stay unless more fits by it. */
    private Optional<Plan> best(LegalFile file, List<Reported> events) {
        Optional<Plan> plan = plan(file, events, false);
        if (plan.isPresent() && plan.get().added().size() == events.size()) {
            return plan;
        }
        int fitting = plan.map(found -> found.added().size()).orElse(-1);
        return plan(file, events, true)
                .filter(moving -> moving.added().size() > fitting)
                .or(() -> plan);
    }

    private Optional<Plan> plan(LegalFile file, List<Reported> reported, boolean mayMove) {
        List<StayOrder.Event<Object>> events = new ArrayList<>();
        Map<FactId, CustodyPeriodId> before = new HashMap<>();
        for (Fact<CustodyEvent> fact : file.custody()) {
            if (fact.inForce()) {
                CustodyEvent event = fact.now();
                boolean isHeld = event.type().begins() || !mayMove || !isByMachine(fact);
                before.put(fact.id(), event.custodyPeriod());
                events.add(new StayOrder.Event<>(
                        fact.id(),
                        true,
                        isHeld ? event.custodyPeriod() : null,
                        event.type(),
                        event.on(),
                        event.prison(),
                        event.conviction(),
                        _ -> true));
            }
        }
        for (Reported each : reported) {
            events.add(new StayOrder.Event<>(
                    each.receipt(),
                    false,
                    null,
                    each.event().type(),
                    each.event().on(),
                    each.event().prison(),
                    each.conviction(),
                    each.scope()::coversPrison));
        }
        return StayOrder.of(events).map(stays -> {
            Map<UUID, ReportedEvent> added = new LinkedHashMap<>();
            reported.forEach(each -> {
                CustodyPeriodId stay = stays.get(each.receipt());
                if (stay != null) {
                    added.put(each.receipt(), new ReportedEvent(each.of(stay), each.by()));
                }
            });
            Map<FactId, CustodyPeriodId> moved = new LinkedHashMap<>();
            before.forEach((id, stay) -> {
                CustodyPeriodId now = Objects.requireNonNull(stays.get(id));
                if (!now.equals(stay)) {
                    moved.put(id, now);
                }
            });
            return new Plan(added, moved);
        });
    }

    /** What a person has entered or corrected belongs to the stay that they named. */
    private boolean isByMachine(Fact<CustodyEvent> fact) {
        return fact.versions().stream().allMatch(version -> {
            UUID by = version.recordedBy();
            return by != null && clients.find(by).isPresent();
        });
    }
}
