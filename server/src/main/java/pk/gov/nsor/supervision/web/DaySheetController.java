package pk.gov.nsor.supervision.web;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.supervision.CaseRow;

/** The day sheet on paper. */
@Controller
class DaySheetController {

    private final DaySheet sheet;
    private final CaseWording wording;

    DaySheetController(DaySheet sheet, CaseWording wording) {
        this.sheet = sheet;
        this.wording = wording;
    }

    /** A line of the sheet. */
    record Line(CaseRow row, String duty) {}

    @GetMapping("/caseload/day-sheet")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.CASELOAD_VIEWED)
    String page(
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String day,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        DaySheet.Asked asked = sheet.asked(station, day, reader);
        List<Line> lines = sheet.expected(asked, actor, purpose).stream()
                .map(row -> new Line(row, wording.duty(row.kind())))
                .toList();
        sheet.show(asked, model);
        model.addAttribute("lines", lines);
        return "supervision/day-sheet";
    }
}
