package pk.gov.nsor.record.duplicates;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.register.People;

/**
 * The decision that two records are of one person: a registrar asks for it, another person confirms it. Both records stay
 * as they are; from then on each says that the other is of the same person.
 */
@Component
public class SamePerson implements ProposalKind<SamePerson.Joined> {

    private final DuplicateRepository table;
    private final Duplicates duplicates;
    private final People people;
    private final Proposals proposals;

    SamePerson(DuplicateRepository table, Duplicates duplicates, People people, Proposals proposals) {
        this.table = table;
        this.duplicates = duplicates;
        this.people = people;
        this.proposals = proposals;
    }

    /** What is proposed: that the records of the pair are of one person. */
    public record Joined(UUID pair) {}

    /**
     * Asks for it.
     *
     * @param reason 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where there is no such pair, it is settled so already, or waits for a second person
     */
    public UUID ask(DuplicatePair pair, String reason, LocalDate today, Actor registrar) {
        return proposals.propose(this, new Joined(pair.id()), today, Duplicates.reason(reason), registrar);
    }

    @Override
    public String name() {
        return "same-person";
    }

    @Override
    public String messages() {
        return "duplicate.same.";
    }

    @Override
    public Class<Joined> payload() {
        return Joined.class;
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
    public List<Line> describe(Joined payload) {
        return table.find(payload.pair())
                .map(pair -> List.of(
                        new Line(
                                "older",
                                Text.plain(people.get(pair.older()).number().formatted())),
                        new Line(
                                "newer",
                                Text.plain(people.get(pair.newer()).number().formatted()))))
                .orElse(List.of());
    }

    @Override
    public @Nullable UUID person(Joined payload) {
        return table.find(payload.pair()).map(pair -> pair.older().value()).orElse(null);
    }

    @Override
    public Preview preview(Joined payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("duplicate.same.effect"));
    }

    @Override
    public String fingerprint(Joined payload) {
        return table.find(payload.pair())
                .map(pair -> pair.state() + " " + pair.decidedAt())
                .orElse("none");
    }

    @Override
    public void hold(Joined payload) {
        var _ = table.lock(payload.pair());
    }

    @Override
    public void validate(Joined payload, LocalDate effectiveFrom) {
        DuplicatePair pair = table.find(payload.pair()).orElseThrow(Duplicates::none);
        if (pair.state() == State.SAME) {
            throw new InvalidValueException(
                    "duplicate.settled", "Two people have decided that both records are of one person.");
        }
    }

    @Override
    public void apply(Joined payload, Approval approval) {
        duplicates.same(payload.pair(), approval);
    }

    @Override
    public Set<Joined> hidden(Set<Joined> payloads, SignedIn reader) {
        return payloads.stream()
                .filter(payload -> table.find(payload.pair()).isPresent()
                        && duplicates.find(payload.pair(), reader).isEmpty())
                .collect(Collectors.toSet());
    }
}
