package pk.gov.nsor.policing.supervision.web.knowledge;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.web.CasePage;

/** What is known of a person, on one page. Not for registrars: intelligence is for those who follow the person. */
@Controller
@RequestMapping("/people/{id}/knowledge")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.PERSON_VIEWED,
        record = RecordUse.WORK)
class KnowledgeController {

    private final CasePage page;
    private final KnowledgeRows lines;

    KnowledgeController(CasePage page, KnowledgeRows lines) {
        this.page = page;
        this.lines = lines;
    }

    @GetMapping
    String all(@PathVariable UUID id, Model model) {
        PersonId person = new PersonId(id);
        page.show(person, model);
        model.addAttribute("sections", lines.of(person));
        return "supervision/knowledge";
    }
}
