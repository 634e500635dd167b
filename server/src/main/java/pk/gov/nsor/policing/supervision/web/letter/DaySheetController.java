package pk.gov.nsor.policing.supervision.web.letter;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** The day sheet, to be printed: the people who can appear at a station on a day. */
@Controller
class DaySheetController {

    private final DaySheet sheet;
    private final CasePageMessages wording;

    DaySheetController(DaySheet sheet, CasePageMessages wording) {
        this.sheet = sheet;
        this.wording = wording;
    }

    /** A line of the day sheet. */
    record Line(CaseRow row, String duty) {}

    @GetMapping("/caseload/day-sheet")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.CASELOAD_VIEWED)
    String page(Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Model model) {
        DaySheet.Asked asked = sheet.asked(form, "station", reader);
        List<Line> lines = sheet.expected(asked, actor, purpose).stream()
                .map(row -> new Line(row, wording.duty(row.kind())))
                .toList();
        sheet.show(asked, model);
        model.addAttribute("lines", lines);
        return "supervision/day-sheet";
    }
}
