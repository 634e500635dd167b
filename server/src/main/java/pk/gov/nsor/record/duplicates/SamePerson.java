package pk.gov.nsor.record.duplicates;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.merging.MergeEffect;
import pk.gov.nsor.record.merging.Merging;
import pk.gov.nsor.record.register.People;

/**
 * The decision that two records are of one person: a registrar asks for it, another person confirms it, and the records are
 * joined. Where each has a confirmed CNIC of its own, both are national supervisors.
 */
@Component
public class SamePerson implements ProposalKind<SamePerson.Joined> {

    private final DuplicateRepository table;
    private final Duplicates duplicates;
    private final People people;
    private final Merging merging;
    private final MergeEffect effect;
    private final Accounts accounts;
    private final Proposals proposals;

    SamePerson(
            DuplicateRepository table,
            Duplicates duplicates,
            People people,
            Merging merging,
            MergeEffect effect,
            Accounts accounts,
            Proposals proposals) {
        this.table = table;
        this.duplicates = duplicates;
        this.people = people;
        this.merging = merging;
        this.effect = effect;
        this.accounts = accounts;
        this.proposals = proposals;
    }

    /**
     * What is proposed: that the records of the pair are of one person.
     *
     * @param same the judgments that stand on both
     */
    public record Joined(UUID pair, List<SameJudgment> same) {

        public Joined {
            same = List.copyOf(same);
        }
    }

    /**
     * Asks for it.
     *
     * @param same the judgments that stand on both
     * @param reason 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where there is no such pair, it is settled so already, waits for a second person, or
     *     the records cannot be joined so, or not by them
     */
    public UUID ask(DuplicatePair pair, List<SameJudgment> same, String reason, LocalDate today, Actor by) {
        requireSupervisors(pair, List.of(Objects.requireNonNull(by.id())));
        return proposals.propose(this, new Joined(pair.id(), same), today, Duplicates.reason(reason), by);
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
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
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
    public List<UUID> people(Joined payload) {
        return table.find(payload.pair())
                .map(pair -> List.of(pair.older().value(), pair.newer().value()))
                .orElse(List.of());
    }

    @Override
    public Preview preview(Joined payload, LocalDate effectiveFrom) {
        return table.find(payload.pair())
                .map(pair -> effect.of(pair.older(), pair.newer(), payload.same()))
                .orElseGet(() -> Preview.of());
    }

    @Override
    public String fingerprint(Joined payload) {
        return table.find(payload.pair())
                .map(pair ->
                        pair.state() + " " + pair.decidedAt() + " " + effect.fingerprint(pair.older(), pair.newer()))
                .orElse("none");
    }

    @Override
    public void hold(Joined payload) {
        table.find(payload.pair()).ifPresent(pair -> merging.hold(pair.older(), pair.newer()));
        var _ = table.lock(payload.pair());
    }

    @Override
    public void validate(Joined payload, LocalDate effectiveFrom) {
        DuplicatePair pair = table.find(payload.pair()).orElseThrow(Duplicates::none);
        if (pair.state() == State.SAME) {
            throw new InvalidValueException(
                    "duplicate.settled", "Two people have decided that both records are of one person.");
        }
        merging.check(pair.older(), pair.newer(), payload.same());
    }

    @Override
    public void apply(Joined payload, Approval approval) {
        DuplicatePair pair = table.find(payload.pair()).orElseThrow(Duplicates::none);
        requireSupervisors(
                pair,
                List.of(
                        approval.proposedBy(),
                        Objects.requireNonNull(approval.by().id())));
        duplicates.same(payload.pair(), approval);
        merging.join(pair.older(), pair.newer(), payload.same(), approval);
    }

    private void requireSupervisors(DuplicatePair pair, List<UUID> deciding) {
        if (merging.hasTwoConfirmedCnics(pair.older(), pair.newer())
                && !deciding.stream().allMatch(this::isNationalSupervisor)) {
            throw new InvalidValueException(
                    "merge.supervisor",
                    "Each record has a confirmed CNIC of its own: two national supervisors decide that they are one person.");
        }
    }

    private boolean isNationalSupervisor(UUID account) {
        return accounts.find(account)
                .filter(found -> found.roles().contains(Role.NATIONAL_SUPERVISOR))
                .isPresent();
    }

    @Override
    public Set<Joined> hidden(Set<Joined> payloads, SignedIn reader) {
        return payloads.stream()
                .filter(payload -> table.find(payload.pair()).isPresent()
                        && duplicates.find(payload.pair(), reader).isEmpty())
                .collect(Collectors.toSet());
    }
}
