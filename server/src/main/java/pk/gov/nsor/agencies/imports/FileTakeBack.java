package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Two people take back a whole file. */
@Component
public class FileTakeBack implements ProposalKind<FileTakeBack.Taking> {

    private final BatchRepository batches;
    private final BatchTakeBack takingBack;
    private final MachineClients clients;
    private final Proposals proposals;
    private final Trail trail;
    private final Clock clock;

    FileTakeBack(
            BatchRepository batches,
            BatchTakeBack takingBack,
            MachineClients clients,
            Proposals proposals,
            Trail trail,
            Clock clock) {
        this.batches = batches;
        this.takingBack = takingBack;
        this.clients = clients;
        this.proposals = proposals;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is proposed. */
    public record Taking(UUID batch) {}

    /**
     * Asks for it.
     *
     * @param reason 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where lines are being sent, or none was
     */
    public UUID ask(BatchId id, String reason, Actor officer) {
        return proposals.propose(this, new Taking(id.value()), LocalDate.now(clock), reason, officer);
    }

    @Override
    public String name() {
        return "bulk-file-take-back";
    }

    @Override
    public String messages() {
        return "imports.take-back.";
    }

    @Override
    public Class<Taking> payload() {
        return Taking.class;
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
    public List<Line> describe(Taking payload) {
        Batch batch = batch(payload);
        return List.of(
                new Line(
                        "source",
                        Text.plain(clients.find(batch.client())
                                .map(MachineClient::name)
                                .orElse("?"))),
                new Line("lines", Text.plain(Integer.toString(batch.position()))),
                new Line("recorded", Text.plain(Integer.toString(batch.recorded()))),
                new Line("waiting", Text.plain(Integer.toString(batch.waiting()))));
    }

    @Override
    public void hold(Taking payload) {
        boolean _ = batches.lock(new BatchId(payload.batch())).isPresent();
    }

    @Override
    public Preview preview(Taking payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("imports.take-back.effect"));
    }

    @Override
    public String fingerprint(Taking payload) {
        Batch batch = batch(payload);
        return batch.mayBeTakenBack() + " " + batch.position();
    }

    @Override
    public void validate(Taking payload, LocalDate effectiveFrom) {
        Batch batch = batch(payload);
        if (!batch.mayBeTakenBack()) {
            throw new InvalidValueException(
                    "import.not-to-be-taken-back",
                    "Only a file that is done or stopped, and of which lines were sent, can be taken back.");
        }
    }

    @Override
    public void apply(Taking payload, Approval approval) {
        takingBack.begin(
                new BatchId(payload.batch()),
                Objects.requireNonNull(approval.by().id(), "Whoever approves has an account"));
        trail.append(TrailEntry.done(approval.by(), TrailAction.BULK_FILE_TAKEN_BACK)
                .about(payload.batch())
                .with(Map.of("lines", batch(payload).position())));
    }

    private Batch batch(Taking payload) {
        return batches.find(new BatchId(payload.batch()))
                .orElseThrow(() -> new InvalidValueException("import.unknown", "This file is not here any more."));
    }
}
