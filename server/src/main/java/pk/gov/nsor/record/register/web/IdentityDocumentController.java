package pk.gov.nsor.record.register.web;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.IdentityDocuments;
import pk.gov.nsor.record.register.UnknownPersonException;

/** The scanned documents of an identity, for those who confirm it: pictures that the register has drawn itself. */
@Controller
class IdentityDocumentController {

    private final IdentityDocuments documents;

    IdentityDocumentController(IdentityDocuments documents) {
        this.documents = documents;
    }

    @GetMapping("/people/{id}/identity/documents/{document}.jpg")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    ResponseEntity<byte[]> page(@PathVariable UUID id, @PathVariable UUID document) {
        byte[] page = documents.page(new PersonId(id), document).orElseThrow(UnknownPersonException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"document.jpg\"")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(page);
    }
}
