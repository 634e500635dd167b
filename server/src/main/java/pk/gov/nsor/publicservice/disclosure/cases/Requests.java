package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.disclosure.cases.file.DisclosureFile;

/**
 * Who sees a request: the officer who asked, the prosecutors of its district once it was sent, the bureau once it was sent
 * on. To everybody else it is not there.
 */
@Component
public class Requests {

    private final RequestRepository table;
    private final RequestContents contents;
    private final Vault vault;
    private final FileHolds holds;
    private final DisclosurePolicy policy;
    private final Trail trail;
    private final Clock clock;

    Requests(
            RequestRepository table,
            RequestContents contents,
            Vault vault,
            FileHolds holds,
            DisclosurePolicy policy,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.contents = contents;
        this.vault = vault;
        this.holds = holds;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /** Empty where there is none that the reader may see. */
    @Transactional(readOnly = true)
    public Optional<DisclosureRequest> find(UUID id, SignedIn reader) {
        return table.find(id).filter(request -> maySee(request, reader));
    }

    /** What was asked; empty where it was withdrawn. */
    @Transactional(readOnly = true)
    public Optional<CaseDetails> details(DisclosureRequest request) {
        return contents.details(request.id());
    }

    /** What the one who decided wrote about it; empty for nothing. */
    @Transactional(readOnly = true)
    public String remark(DisclosureRequest request) {
        return contents.remark(request.id());
    }

    /** Which files were sent with it and are still there. */
    @Transactional(readOnly = true)
    public List<Kept> files(DisclosureRequest request) {
        return vault.kept(request.id());
    }

    /**
     * The last day of what holds the request's files, so far as the reader may know: that a record is held is the bureau's to
     * know alone, since it says that there is one.
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> heldUntil(DisclosureRequest request, SignedIn reader) {
        return reader.has(Role.NATIONAL_SUPERVISOR) ? holds.onAny(request.id()) : holds.onRequest(request.id());
    }

    /** When the time of the files ends; null while it is not decided, and of what was taken back. */
    public @Nullable Instant filesUntil(DisclosureRequest request) {
        Instant ended = request.endedAt();
        return ended == null || request.state() == RequestState.WITHDRAWN ? null : ended.plus(policy.files());
    }

    /**
     * Whether, for a reader outside the bureau, the time of the files is over and nothing holds the request. Whether they are
     * destroyed then is not said to them: where they are not, a record is held.
     */
    @Transactional(readOnly = true)
    public boolean areFilesOver(DisclosureRequest request, SignedIn reader) {
        Instant until = filesUntil(request);
        return until != null
                && !reader.has(Role.NATIONAL_SUPERVISOR)
                && !clock.instant().isBefore(until)
                && heldUntil(request, reader).isEmpty();
    }

    /**
     * Whether the reader is the prosecutor or the decision-maker who has taken it, and its files are there; of a prosecutor
     * only while their time, or a hold on the request, lasts.
     */
    @Transactional(readOnly = true)
    public boolean mayOpenFiles(DisclosureRequest request, SignedIn reader) {
        UUID account = reader.accountId();
        boolean isProsecutor = reader.has(Role.PROSECUTOR)
                && account.equals(request.prosecutor())
                && reader.jurisdiction().covers(request.place())
                && !areFilesOver(request, reader);
        boolean isDecider = reader.has(Role.NATIONAL_SUPERVISOR) && account.equals(request.decider());
        return request.filesDestroyedAt() == null && (isProsecutor || isDecider);
    }

    /**
     * Opens a file. The entry on the trail commits before anything is shown.
     *
     * @return empty where it is not the reader's to open, or is destroyed
     */
    public Optional<DisclosureFile> open(UUID id, FileKind kind, SignedIn reader, Actor actor) {
        Optional<DisclosureFile> file = table.find(id)
                .filter(request -> mayOpenFiles(request, reader))
                .flatMap(request -> vault.open(id, kind));
        file.ifPresent(opened -> trail.appendAlone(TrailEntry.done(actor, TrailAction.DISCLOSURE_FILE_OPENED)
                .about(id)
                .purpose(Purpose.INVESTIGATION.name())
                .with(Map.of("file", kind.name()))));
        return file;
    }

    private static boolean maySee(DisclosureRequest request, SignedIn reader) {
        boolean isAsker =
                reader.has(Role.INVESTIGATING_OFFICER) && reader.accountId().equals(request.askedBy());
        boolean isOffice = reader.has(Role.PROSECUTOR)
                && request.submittedAt() != null
                && reader.jurisdiction().covers(request.place());
        boolean isBureau = reader.has(Role.NATIONAL_SUPERVISOR) && request.forwardedAt() != null;
        return isAsker || isOffice || isBureau;
    }

    /** Holds the request for one who acts on it. */
    DisclosureRequest lock(UUID id, SignedIn reader) {
        return table.lock(id)
                .filter(request -> maySee(request, reader))
                .orElseThrow(() -> new InvalidValueException("disclosure.unknown", "There is no such request."));
    }

    static void refuseUnless(boolean isFine, String code, String english) {
        if (!isFine) {
            throw new InvalidValueException(code, english);
        }
    }
}
