package pk.gov.nsor.record.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.record.conviction.merged.PartedFacts;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.AccessGrounds;

/**
 * The decision that two joined records are of two people after all: a registrar asks for it, another person confirms it.
 * What moved goes back; of what came since, the registrar says whose it is.
 */
@Component
public class PartedRecords implements ProposalKind<PartedRecords.Parting> {

    private final MergedRecords merged;
    private final PartedFacts facts;
    private final Merging merging;
    private final People people;
    private final AccessGrounds grounds;
    private final Proposals proposals;

    PartedRecords(
            MergedRecords merged,
            PartedFacts facts,
            Merging merging,
            People people,
            AccessGrounds grounds,
            Proposals proposals) {
        this.merged = merged;
        this.facts = facts;
        this.merging = merging;
        this.people = people;
        this.grounds = grounds;
        this.proposals = proposals;
    }

    /** What is proposed: that the records are parted, and what came since goes with the one that was joined. */
    public record Parting(UUID merge, Merging.Going going) {}

    /**
     * Asks for it.
     *
     * @param reason 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException as {@link Merging#checkParting}, and where what goes is not of what came since
     */
    public UUID ask(Merge merge, Merging.Going going, String reason, LocalDate today, Actor registrar) {
        return proposals.propose(this, new Parting(merge.id(), going), today, reason, registrar);
    }

    @Override
    public String name() {
        return "parted-records";
    }

    @Override
    public String messages() {
        return "merge.parting.";
    }

    @Override
    public Class<Parting> payload() {
        return Parting.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Parting payload) {
        return merged.find(payload.merge())
                .map(merge -> describe(merge, payload))
                .orElse(List.of());
    }

    private List<Line> describe(Merge merge, Parting payload) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("leading", number(merge.leading())));
        lines.add(new Line("part", number(merge.part())));
        going(merge, payload.going()).forEach(each -> lines.add(new Line("going", Text.plain(each))));
        return lines;
    }

    /** What goes with the joined record, in words; nothing of a merge that is over. */
    private List<String> going(Merge merge, Merging.Going going) {
        if (!merge.isInForce()) {
            return List.of();
        }
        PartedFacts.Since since = facts.since(merge);
        return Stream.of(
                        since.convictions().stream()
                                .filter(fact ->
                                        going.convictions().contains(fact.id().value()))
                                .map(fact -> fact.now().caseNumber()),
                        since.admissions().stream()
                                .filter(fact -> going.periods()
                                        .contains(fact.now().custodyPeriod().value()))
                                .map(fact ->
                                        fact.now().prison() + ", " + fact.now().on()),
                        since.death().stream()
                                .filter(fact -> going.death())
                                .map(fact -> fact.now().on().toString()),
                        merged.cnicsSince(merge).stream()
                                .filter(row -> going.cnics().contains(row.id()))
                                .map(MergedRecords.Since::said),
                        merged.addressesSince(merge).stream()
                                .filter(row -> going.addresses().contains(row.id()))
                                .map(MergedRecords.Since::said))
                .flatMap(said -> said)
                .toList();
    }

    private Text number(PersonId person) {
        return Text.plain(people.get(person).number().formatted());
    }

    @Override
    public List<UUID> people(Parting payload) {
        return merged.find(payload.merge())
                .map(merge -> List.of(merge.leading().value(), merge.part().value()))
                .orElse(List.of());
    }

    @Override
    public Preview preview(Parting payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("merge.parting.effect"));
    }

    /** Another text after each change of what came since. */
    @Override
    public String fingerprint(Parting payload) {
        Merge merge = get(payload);
        PartedFacts.Since since = facts.since(merge);
        return ShownRows.of(merge + " " + since + " " + merged.cnicsSince(merge) + " " + merged.addressesSince(merge));
    }

    @Override
    public void hold(Parting payload) {
        merged.find(payload.merge()).ifPresent(merge -> merging.hold(merge.leading(), merge.part()));
    }

    @Override
    public void validate(Parting payload, LocalDate effectiveFrom) {
        Merge merge = get(payload);
        merging.checkParting(merge);
        PartedFacts.Since since = facts.since(merge);
        Set<UUID> convictions =
                since.convictions().stream().map(fact -> fact.id().value()).collect(Collectors.toSet());
        Set<UUID> periods = since.admissions().stream()
                .map(fact -> fact.now().custodyPeriod().value())
                .collect(Collectors.toSet());
        Set<Long> cnics = ids(merged.cnicsSince(merge));
        Set<Long> addresses = ids(merged.addressesSince(merge));
        Merging.Going going = payload.going();
        boolean isSince = convictions.containsAll(going.convictions())
                && periods.containsAll(going.periods())
                && (!going.death() || since.death().isPresent())
                && cnics.containsAll(going.cnics())
                && addresses.containsAll(going.addresses());
        if (!isSince) {
            throw new InvalidValueException(
                    "merge.since", "What goes with the other record has to be of what came since the two were joined.");
        }
    }

    private static Set<Long> ids(List<MergedRecords.Since> rows) {
        return rows.stream().map(MergedRecords.Since::id).collect(Collectors.toSet());
    }

    @Override
    public void apply(Parting payload, Approval approval) {
        merging.part(get(payload), payload.going(), approval);
    }

    @Override
    public Set<Parting> hidden(Set<Parting> payloads, SignedIn reader) {
        return payloads.stream()
                .filter(payload -> merged.find(payload.merge())
                        .filter(merge -> grounds.of(reader, merge.leading()).isEmpty()
                                || grounds.of(reader, merge.part()).isEmpty())
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private Merge get(Parting payload) {
        return merged.find(payload.merge())
                .orElseThrow(() -> new InvalidValueException("merge.none", "There are no such joined records."));
    }
}
