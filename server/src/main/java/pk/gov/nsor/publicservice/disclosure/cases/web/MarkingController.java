package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.FileKind;
import pk.gov.nsor.publicservice.disclosure.cases.RequestState;
import pk.gov.nsor.publicservice.disclosure.cases.Requests;
import pk.gov.nsor.publicservice.disclosure.cases.file.Box;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;
import pk.gov.nsor.publicservice.disclosure.cases.file.ShownPage;

/**
 * Shows an officer the pages of a file of their own before it is kept, so that they mark what is to be black. The file comes
 * with the request and is kept nowhere; with the marks it comes again.
 */
@RestController
@Allows(value = Role.INVESTIGATING_OFFICER, action = TrailAction.DISCLOSURE_FILE_ADDED)
class MarkingController {

    private final Requests requests;
    private final CaseFileReader files;
    private final SuspectOfRequest suspects;
    private final MessageSource messages;

    MarkingController(Requests requests, CaseFileReader files, SuspectOfRequest suspects, MessageSource messages) {
        this.requests = requests;
        this.files = files;
        this.suspects = suspects;
        this.messages = messages;
    }

    /**
     * A page as the browser shows it.
     *
     * @param picture address of the data themselves
     * @param boxes as {@link Box#written()}
     */
    record Page(String picture, int width, int height, List<String> boxes) {

        static Page of(ShownPage page) {
            return new Page(
                    "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(page.picture()),
                    page.width(),
                    page.height(),
                    page.proposed().stream().map(Box::written).toList());
        }
    }

    /**
     * The pages, or what is wrong with the file.
     *
     * @param problem in the reader's language
     */
    record Pages(List<Page> pages, @Nullable String problem) {}

    @DecidesNothing("It shows an officer the file that they have sent")
    @PostMapping("/disclosure/{id}/files/{kind}/pages")
    ResponseEntity<Pages> pages(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn officer,
            Locale locale) {
        DisclosureRequest draft = requests.find(id, officer)
                .filter(request -> request.state() == RequestState.DRAFT
                        && officer.accountId().equals(request.askedBy())
                        && FileKind.ofKey(kind).isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Form form = new Form();
        if (file == null || file.isEmpty()) {
            form.reject(kind, "disclosure.file.missing");
        }
        List<Page> pages = file == null || !form.isValid()
                ? List.of()
                : form
                        .whole(kind, () -> files.shown(AskController.bytes(file), suspects.of(draft)))
                        .orElse(List.of())
                        .stream()
                        .map(Page::of)
                        .toList();
        String problem = form.problem(kind)
                .map(found -> messages.getMessage(found.key(), found.parameters(), locale))
                .orElse(null);
        return ResponseEntity.status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(new Pages(pages, problem));
    }
}
