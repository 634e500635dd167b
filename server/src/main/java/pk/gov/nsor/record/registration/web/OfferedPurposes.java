package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.OpenOnRecord;
import pk.gov.nsor.record.registration.TaskOnRecord;
import pk.gov.nsor.record.registration.web.purpose.PurposeOfPage;

/**
 * The purposes for which somebody may view a record. Where the ground of access determines the purpose, it is taken
 * without a question; so is the purpose of a task that the reader comes from, where it is open on the record. A reader who
 * reads by the duty of their office chooses the purpose, again after an hour.
 */
@Component
class OfferedPurposes {

    /** How long a chosen purpose is valid where the ground of access is the office alone. */
    static final Duration HOLDS = Duration.ofHours(1);

    private static final int MOST_PROPOSALS = 500;

    private final List<OpenOnRecord> work;
    private final List<TaskOnRecord> tasks;
    private final ProposalReading proposals;
    private final MergedRecords merged;
    private final Clock clock;

    OfferedPurposes(
            List<OpenOnRecord> work,
            List<TaskOnRecord> tasks,
            ProposalReading proposals,
            MergedRecords merged,
            Clock clock) {
        this.work = work;
        this.tasks = tasks;
        this.proposals = proposals;
        this.merged = merged;
        this.clock = clock;
    }

    /**
     * The purpose that a task gives.
     *
     * @param reference what the task is called on the trail; empty for one of the record itself
     */
    record OfTask(Purpose purpose, String reference) {}

    /**
     * The purpose of the task that the reader comes from, which is that of the record from now on; empty where no such task is
     * open on it.
     */
    @Transactional(readOnly = true)
    public Optional<OfTask> ofTask(HttpServletRequest request, SignedIn reader, UUID record, Set<AccessGround> links) {
        PersonId person = new PersonId(record);
        Optional<OfTask> task = Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().equals(request.getParameter(RecordPurposes.TASK)))
                .findFirst()
                .flatMap(purpose -> ofLinks(links).contains(purpose)
                                || open(reader, person, links).contains(purpose)
                        ? Optional.of(new OfTask(purpose, ""))
                        : reference(request, purpose, person, reader, links)
                                .map(reference -> new OfTask(purpose, reference)));
        // A joined record is read on the page of the one that leads.
        task.ifPresent(given -> Stream.of(person, merged.leading(person))
                .forEach(each ->
                        RecordPurposes.choose(request.getSession(), each.value(), given.purpose(), clock.instant())));
        return task;
    }

    /** Of a task outside the record, or one joined with it; only somebody whose own work the record is comes from one. */
    private Optional<String> reference(
            HttpServletRequest request, Purpose purpose, PersonId person, SignedIn reader, Set<AccessGround> links) {
        if (links.stream().noneMatch(AccessGround::isOwn)) {
            return Optional.empty();
        }
        try {
            UUID task = UUID.fromString(String.valueOf(request.getParameter(RecordPurposes.TASK_ID)));
            return merged.records(person).stream()
                    .flatMap(each ->
                            tasks.stream().flatMap(known -> known.reference(task, purpose, each, reader).stream()))
                    .findFirst();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
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
        offered.addAll(open(reader, person, links));
        if (links.contains(AccessGround.NATIONAL_DUTY)) {
            offered.addAll(Purpose.general());
        }
        return offered;
    }

    /**
     * The same purposes, the likeliest first: that of the page, that of last time, and what is open on the record.
     *
     * @param page the page of the record that was requested
     */
    @Transactional(readOnly = true)
    public List<Purpose> likeliestFirst(
            SignedIn reader, PersonId person, Set<AccessGround> links, String page, @Nullable Purpose last) {
        Set<Purpose> open = open(reader, person, links);
        Purpose likely = PurposeOfPage.of(page);
        return offered(reader, person, links).stream()
                .sorted(Comparator.comparingInt(
                        purpose -> purpose == likely ? 0 : purpose == last ? 1 : open.contains(purpose) ? 2 : 3))
                .toList();
    }

    /** What the access ground says, and the work that is open on the record. */
    private Set<Purpose> open(SignedIn reader, PersonId person, Set<AccessGround> links) {
        Set<Purpose> open = EnumSet.noneOf(Purpose.class);
        open.addAll(ofLinks(links));
        if (links.stream().anyMatch(AccessGround::isOwn)) {
            work.forEach(known -> open.addAll(known.purposes(person)));
            if (isDecidedBy(reader, person)) {
                open.add(Purpose.PROPOSAL);
            }
        }
        return open;
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
