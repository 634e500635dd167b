package pk.gov.nsor.record.register.web;

import java.util.Locale;
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
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.picture.Photograph.Size;
import pk.gov.nsor.record.register.picture.Photographs;

/** The pictures themselves, for everybody who may open the record. Each counts as a view of the record. */
@Controller
class PhotographController {

    private final Photographs photographs;

    PhotographController(Photographs photographs) {
        this.photographs = photographs;
    }

    /** @param size {@code large} or {@code small} */
    @GetMapping("/people/{id}/photographs/{photograph}/{size:large|small}.jpg")
    @Allows(
            value = {
                Role.REGISTRAR,
                Role.NATIONAL_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.DISTRICT_SUPERVISOR,
                Role.SUPERVISING_OFFICER
            },
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    ResponseEntity<byte[]> picture(@PathVariable UUID id, @PathVariable UUID photograph, @PathVariable String size) {
        byte[] picture = photographs
                .picture(new PersonId(id), photograph, Size.valueOf(size.toUpperCase(Locale.ROOT)))
                .orElseThrow(UnknownPersonException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"photograph.jpg\"")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(picture);
    }
}
