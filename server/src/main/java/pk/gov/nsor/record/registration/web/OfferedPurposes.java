package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OpenOnRecord;

/**
 * The purposes for which somebody may view a record. Where the ground of access determines the purpose, it is taken
 * without a question. A reader who reads by the duty of their office chooses the purpose, again after an hour.
 */
@Component
class OfferedPurposes {

    /** How long a chosen purpose is valid where the ground of access is the office alone. */
    static final Duration HOLDS = Duration.ofHours(1);

    private static final int MOST_PROPOSALS = 500;

    private final List<OpenOnRecord> open;
    private final ProposalReading proposals;
    private final Clock clock;

    OfferedPurposes(List<OpenOnRecord> open, ProposalReading proposals, Clock clock) {
        this.open = open;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** The purpose of this view; empty where the reader has to choose first. */
    Optional<Purpose> taken(HttpServletRequest request, UUID record, Set<AccessGround> links) {
        return last(request, record)
                .filter(chosen -> !links.contains(AccessGround.NATIONAL_DUTY)
                        || clock.instant().isBefore(chosen.at().plus(HOLDS)))
                .map(RecordPurposes.Chosen::purpose)
                .or(() -> {
                    Set<Purpose> of = ofLinks(links);
                    return of.size() == 1 ? of.stream().findFirst() : Optional.empty();
                });
    }

    /** The purpose last chosen for the record; empty where none was in this session. */
    static Optional<RecordPurposes.Chosen> last(HttpServletRequest request, UUID record) {
        return RecordPurposes.of(request.getSession(false), record);
    }

    /** The purposes from which the reader may choose. */
    @Transactional(readOnly = true)
    public Set<Purpose> offered(SignedIn reader, PersonId person, Set<AccessGround> links) {
        Set<Purpose> offered = EnumSet.noneOf(Purpose.class);
        offered.addAll(ofLinks(links));
        if (links.stream().anyMatch(AccessGround::isOwn)) {
            open.forEach(known -> offered.addAll(known.purposes(person)));
            if (isDecidedBy(reader, person)) {
                offered.add(Purpose.PROPOSAL);
            }
        }
        if (links.contains(AccessGround.NATIONAL_DUTY)) {
            offered.addAll(Purpose.general());
        }
        return offered;
    }

    private boolean isDecidedBy(SignedIn reader, PersonId person) {
        return proposals.waitingFor(reader, MOST_PROPOSALS).stream()
                .map(Proposal::preview)
                .flatMap(preview -> preview.affected().stream())
                .anyMatch(affected -> ("/people/" + person).equals(affected.path()));
    }

    private static Set<Purpose> ofLinks(Set<AccessGround> links) {
        return links.stream().flatMap(link -> link.purpose().stream()).collect(Collectors.toSet());
    }
}
