package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.publicservice.disclosure.cases.AnswerOpenings;

/** The answer as a PDF, drawn anew at each opening; kept nowhere. */
@Controller
class AnswerController {

    private final AnswerOpenings answers;
    private final AnswerPaper paper;

    AnswerController(AnswerOpenings answers, AnswerPaper paper) {
        this.answers = answers;
        this.paper = paper;
    }

    @GetMapping("/disclosure/{id}/answer.pdf")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.INVESTIGATING_OFFICER},
            action = TrailAction.DISCLOSURE_ANSWER_OPENED)
    ResponseEntity<byte[]> answer(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor) {
        AnswerOpenings.Opened opened =
                answers.open(id, reader, actor).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"answer-" + opened.request().number() + ".pdf\"")
                .cacheControl(CacheControl.noStore())
                .body(paper.drawn(
                        opened,
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path(CodeController.PATH)
                                .toUriString()));
    }
}
