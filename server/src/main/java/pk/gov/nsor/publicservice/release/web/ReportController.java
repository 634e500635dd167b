package pk.gov.nsor.publicservice.release.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.publicservice.release.report.QuarterlyReports;
import pk.gov.nsor.publicservice.release.report.Report;

/**
 * The quarterly reports for the Special Committee, with their files. The Committee sees what is released, the National Police
 * Bureau the drafts too.
 */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
        action = TrailAction.REPORTS_VIEWED)
class ReportController {

    private static final String PATH = "/reports";
    private static final String RELEASING = "quarterly-report";
    private static final Set<Role> DRAWING = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    private static final Map<String, MediaType> TYPES = Map.of(
            "pdf",
            MediaType.APPLICATION_PDF,
            "csv",
            MediaType.parseMediaType("text/csv;charset=UTF-8"),
            "xlsx",
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private final QuarterlyReports reports;
    private final ProposalReading proposals;
    private final Submissions submissions;
    private final Trail trail;

    ReportController(QuarterlyReports reports, ProposalReading proposals, Submissions submissions, Trail trail) {
        this.reports = reports;
        this.proposals = proposals;
        this.submissions = submissions;
        this.trail = trail;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry reportsEntry() {
            return new NavigationEntry(
                    "report.title",
                    PATH,
                    NavigationGroup.OVERSIGHT,
                    2,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT));
        }
    }

    @GetMapping(PATH)
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        return show(new Form(), reader, model);
    }

    /** Draws a draft anew, or a correction of what is released. */
    @DecidesNothing("It draws a draft that nobody outside the Bureau sees; releasing it takes a proposal")
    @PostMapping(PATH)
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.REPORT_DRAWN)
    String draw(
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        boolean isDone = submissions.once(request, form, "reason", () -> {
            var _ = reports.drawAnew(form.value("quarter"), form.value("reason"), form.value("urdu"), actor);
        });
        if (!isDone) {
            return show(form, reader, model);
        }
        flash.addFlashAttribute("flash", "report.draw.done");
        return "redirect:" + PATH;
    }

    @GetMapping(PATH + "/{number}/report.pdf")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
            action = TrailAction.REPORT_EXPORTED)
    ResponseEntity<byte[]> paper(@PathVariable String number, @AuthenticationPrincipal SignedIn reader, Actor actor) {
        return file(number, "report.pdf", reader, actor);
    }

    @GetMapping(PATH + "/{number}/tables.xlsx")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
            action = TrailAction.REPORT_EXPORTED)
    ResponseEntity<byte[]> workbook(
            @PathVariable String number, @AuthenticationPrincipal SignedIn reader, Actor actor) {
        return file(number, "tables.xlsx", reader, actor);
    }

    @GetMapping(PATH + "/{number}/{table}.csv")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
            action = TrailAction.REPORT_EXPORTED)
    ResponseEntity<byte[]> table(
            @PathVariable String number,
            @PathVariable String table,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor) {
        return file(number, table + ".csv", reader, actor);
    }

    private ResponseEntity<byte[]> file(String number, String name, SignedIn reader, Actor actor) {
        byte[] content = reports.find(number)
                .filter(report -> maySee(reader, report))
                .flatMap(report -> reports.file(report, name))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.REPORT_EXPORTED).with(Map.of("report", number, "file", name)));
        MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return ResponseEntity.ok()
                .contentType(type == null ? MediaType.APPLICATION_OCTET_STREAM : type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(number + "-" + name)
                                .build()
                                .toString())
                .body(content);
    }

    private String show(Form form, SignedIn reader, Model model) {
        List<Line> lines = reports.all().stream()
                .filter(report -> maySee(reader, report))
                .map(report -> new Line(
                        report,
                        reports.names(report).stream()
                                .filter(name -> name.endsWith(".csv"))
                                .map(name -> name.substring(0, name.length() - ".csv".length()))
                                .toList()))
                .toList();
        model.addAttribute("reports", lines);
        Map<String, String> quarters = new LinkedHashMap<>();
        lines.forEach(line -> quarters.putIfAbsent(
                line.report().quarter().toString(), line.report().number()));
        model.addAttribute("quarters", quarters);
        model.addAttribute("mayDraw", mayDraw(reader));
        model.addAttribute("waiting", mayDraw(reader) ? proposals.waitingOf(RELEASING) : List.of());
        model.addAttribute("form", form);
        return "release/reports";
    }

    private static boolean maySee(SignedIn reader, Report report) {
        return report.isReleased() || mayDraw(reader);
    }

    private static boolean mayDraw(SignedIn reader) {
        return reader.roles().stream().anyMatch(DRAWING::contains);
    }

    /** @param tables the keys of its tables */
    record Line(Report report, List<String> tables) {}
}
