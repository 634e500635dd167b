package pk.gov.nsor.accountability.exports;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Districts;

/** Asking a second person for a file. */
@Service
public class FileRequests {

    private static final int LOOKED_AT = 50;

    private final DistrictFile ofDistrict;
    private final OfficeFile ofOffice;
    private final Proposals proposals;
    private final ProposalReading reading;
    private final Permissions permissions;
    private final Districts districts;

    FileRequests(
            DistrictFile ofDistrict,
            OfficeFile ofOffice,
            Proposals proposals,
            ProposalReading reading,
            Permissions permissions,
            Districts districts) {
        this.ofDistrict = ofDistrict;
        this.ofOffice = ofOffice;
        this.proposals = proposals;
        this.reading = reading;
        this.permissions = permissions;
        this.districts = districts;
    }

    /**
     * Asks for a file.
     *
     * @param reason what it is needed for, 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where the same is asked for already, the reason is too short or long, or the reader may
     *     take no files
     */
    public UUID ask(AskedFile file, String reason, SignedIn reader, Actor actor) {
        if (waiting(file, reader).isPresent()) {
            throw new InvalidValueException("exports.waits", "You asked for this file already.");
        }
        WorkPlace place = place(reader);
        return proposals.propose(
                place == null ? ofOffice : ofDistrict,
                new FileProposal.Taking(file.file(), file.asked(), file.people(), place),
                permissions.today(),
                reason,
                actor);
    }

    /** What the reader asked for and nobody has decided yet. */
    public Optional<UUID> waiting(AskedFile file, SignedIn reader) {
        return reading.proposedBy(reader, LOOKED_AT).stream()
                .filter(proposal -> proposal.on(permissions.today()) == Proposal.State.WAITING)
                .filter(proposal -> proposal.payload() instanceof FileProposal.Taking taking
                        && taking.asked().equals(file.asked())
                        && taking.people() >= file.people())
                .map(Proposal::id)
                .findFirst();
    }

    /** How many people a file may name that needs nobody else. */
    public int most() {
        return permissions.most();
    }

    private @Nullable WorkPlace place(SignedIn reader) {
        boolean isOfDistrict = reader.has(Role.DISTRICT_SUPERVISOR)
                && !reader.has(Role.NATIONAL_SUPERVISOR)
                && !reader.has(Role.PROVINCIAL_SUPERVISOR)
                && !reader.has(Role.REGISTRAR);
        return isOfDistrict && reader.jurisdiction() instanceof OfDistrict(String code)
                ? districts
                        .byCode(code)
                        .map(district -> new WorkPlace(district.provinceCode(), code))
                        .orElse(null)
                : null;
    }
}
