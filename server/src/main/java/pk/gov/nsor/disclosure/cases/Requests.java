package pk.gov.nsor.disclosure.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.disclosure.cases.file.CaseFile;
import pk.gov.nsor.kernel.InvalidValueException;

/**
 * Who sees a request: the officer who asked, the prosecutors of its district once it was sent, the bureau once it was sent
 * on. To everybody else it is not there.
 */
@Component
public class Requests {

    private final RequestTable table;
    private final RequestContents contents;
    private final Vault vault;
    private final Trail trail;

    Requests(RequestTable table, RequestContents contents, Vault vault, Trail trail) {
        this.table = table;
        this.contents = contents;
        this.vault = vault;
        this.trail = trail;
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

    /** Whether the reader is the prosecutor or the decision-maker who has taken it, and its files are there. */
    public boolean mayOpenFiles(DisclosureRequest request, SignedIn reader) {
        UUID account = reader.accountId();
        boolean isProsecutor = reader.has(Role.PROSECUTOR)
                && account.equals(request.prosecutor())
                && reader.jurisdiction().covers(request.place());
        boolean isDecider = reader.has(Role.NATIONAL_SUPERVISOR) && account.equals(request.decider());
        return request.filesDestroyedAt() == null && (isProsecutor || isDecider);
    }

    /**
     * Opens a file. The entry on the trail commits before anything is shown.
     *
     * @return empty where it is not the reader's to open, or is destroyed
     */
    public Optional<CaseFile> open(UUID id, FileKind kind, SignedIn reader, Actor actor) {
        Optional<CaseFile> file = table.find(id)
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
