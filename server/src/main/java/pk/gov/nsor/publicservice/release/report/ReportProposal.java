package pk.gov.nsor.publicservice.release.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** Releasing a quarterly report to the Special Committee, byte for byte as it was when it was proposed. */
@Component
public class ReportProposal implements ImmediateDecision<ReportProposal.Releasing> {

    static final String NAME = "quarterly-report";

    private final QuarterlyReports reports;

    ReportProposal(QuarterlyReports reports) {
        this.reports = reports;
    }

    /**
     * What is proposed.
     *
     * @param report its number
     * @param drawnAt when its files were drawn
     * @param sha256 of its files as they were when it was proposed
     */
    public record Releasing(String report, Instant drawnAt, String sha256) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String messages() {
        return "report.release.";
    }

    @Override
    public Class<Releasing> payload() {
        return Releasing.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Releasing payload) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("report", Text.plain(payload.report())));
        lines.add(new Line("drawn", Text.plain(LocalDate.ofInstant(payload.drawnAt(), Day.ZONE))));
        reports.find(payload.report())
                .filter(report -> report.sha256().equals(payload.sha256()))
                .filter(report -> !report.reason().isEmpty())
                .ifPresent(report -> {
                    lines.add(new Line("reason", Text.plain(report.reason())));
                    lines.add(new Line("reason-urdu", Text.plain(report.reasonForUrdu())));
                });
        return lines;
    }

    @Override
    public void hold(Releasing payload) {
        reports.lock();
    }

    @Override
    public Preview preview(Releasing payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("report.release.effect"), Text.of("report.release.read"));
    }

    /** Of the bytes that are kept, so that a draft that is drawn anew, or changed in any other way, is noticed. */
    @Override
    public String fingerprint(Releasing payload) {
        return reports.find(payload.report())
                .map(report -> ReportFiles.sha256(reports.files(report)) + (report.isReleased() ? " released" : ""))
                .orElse("");
    }

    @Override
    public void validate(Releasing payload, LocalDate effectiveFrom) {
        Report report = reports.find(payload.report()).orElseThrow(ReportProposal::unknown);
        if (report.isReleased()) {
            throw new InvalidValueException("report.released", "This report is released already.").at("report");
        }
        if (!report.sha256().equals(payload.sha256()) || !reports.isWhole(report)) {
            throw new InvalidValueException("report.changed", "The draft is not the one that was proposed any more.")
                    .at("report");
        }
    }

    @Override
    public void apply(Releasing payload, Approval approval) {
        reports.lock();
        validate(payload, approval.effectiveFrom());
        reports.release(reports.find(payload.report()).orElseThrow(ReportProposal::unknown), approval);
    }

    @Override
    public List<Field> fields() {
        Map<String, String> drafts = new LinkedHashMap<>();
        reports.all().stream()
                .filter(report -> !report.isReleased())
                .forEach(report -> drafts.put(report.number(), report.number()));
        return List.of(Field.choice("report", true, drafts));
    }

    @Override
    public Optional<Releasing> read(Form form) {
        return form.require("report", "report.release.missing", text -> {
            Report report = reports.find(text).orElseThrow(ReportProposal::unknown);
            return new Releasing(report.number(), report.drawnAt(), report.sha256());
        });
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException("report.unknown", "There is no report of this quarter.").at("report");
    }
}
