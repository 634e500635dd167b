package pk.gov.nsor.registration.web;

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
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.RecordPurposes;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.approval.Proposal;
import pk.gov.nsor.approval.ProposalReading;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.OpenOnRecord;

/**
 * The purposes that somebody may look at a record for. What links them to it says the purpose, and where it says one, that is
 * taken without a question; whoever reads by the duty of their office says it themselves, anew after an hour.
 */
@Component
class OfferedPurposes {

    /** How long a purpose holds that rests on nothing but the office. */
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

    /** The purpose of this look; empty where the reader has to choose first. */
    Optional<Purpose> taken(HttpServletRequest request, UUID record, Set<RecordLink> links) {
        return last(request, record)
                .filter(chosen -> !links.contains(RecordLink.NATIONAL_DUTY)
                        || clock.instant().isBefore(chosen.at().plus(HOLDS)))
                .map(RecordPurposes.Chosen::purpose)
                .or(() -> {
                    Set<Purpose> of = ofLinks(links);
                    return of.size() == 1 ? of.stream().findFirst() : Optional.empty();
                });
    }

    /** What was chosen for the record last; empty where nothing was in this session. */
    static Optional<RecordPurposes.Chosen> last(HttpServletRequest request, UUID record) {
        return RecordPurposes.of(request.getSession(false), record);
    }

    /** What the reader may choose from. */
    @Transactional(readOnly = true)
    public Set<Purpose> offered(SignedIn reader, PersonId person, Set<RecordLink> links) {
        Set<Purpose> offered = EnumSet.noneOf(Purpose.class);
        offered.addAll(ofLinks(links));
        if (links.stream().anyMatch(RecordLink::isOwn)) {
            open.forEach(known -> offered.addAll(known.purposes(person)));
            if (isDecidedBy(reader, person)) {
                offered.add(Purpose.PROPOSAL);
            }
        }
        if (links.contains(RecordLink.NATIONAL_DUTY)) {
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

    private static Set<Purpose> ofLinks(Set<RecordLink> links) {
        return links.stream().flatMap(link -> link.purpose().stream()).collect(Collectors.toSet());
    }
}
