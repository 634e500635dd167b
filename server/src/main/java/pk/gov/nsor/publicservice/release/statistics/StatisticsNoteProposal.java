package pk.gov.nsor.publicservice.release.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
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
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** Saying beside a published month what was wrong in it. The month's files stay as they were signed. */
@Component
class StatisticsNoteProposal implements ImmediateDecision<StatisticsNoteProposal.Noting> {

    static final String NAME = "statistics-note";

    private final StatisticsReleases releases;
    private final StatisticsNotes notes;
    private final NoteWording wording;

    StatisticsNoteProposal(StatisticsReleases releases, StatisticsNotes notes, NoteWording wording) {
        this.releases = releases;
        this.notes = notes;
        this.wording = wording;
    }

    /** @param month as 2026-12 */
    record Noting(String month, String english, String urdu) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String messages() {
        return "statistics.note.";
    }

    @Override
    public Class<Noting> payload() {
        return Noting.class;
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
    public List<Line> describe(Noting note) {
        return List.of(
                new Line("month", Text.plain(note.month())),
                new Line("english", Text.plain(note.english())),
                new Line("urdu", Text.plain(note.urdu())));
    }

    @Override
    public void hold(Noting note) {
        notes.lock();
    }

    @Override
    public Preview preview(Noting note, LocalDate effectiveFrom) {
        return Preview.of(Text.of("statistics.note.shown"), Text.of("statistics.note.stays"));
    }

    /** What is said beside the month already. */
    @Override
    public String fingerprint(Noting note) {
        return Integer.toString(notes.of(YearMonth.parse(note.month())).size());
    }

    @Override
    public void validate(Noting note, LocalDate effectiveFrom) {
        if (!releases.months().contains(YearMonth.parse(note.month()))) {
            throw unknown();
        }
        String _ = wording.require(note.english(), "english");
        String _ = wording.require(note.urdu(), "urdu");
    }

    @Override
    public void apply(Noting note, Approval approval) {
        notes.lock();
        validate(note, approval.effectiveFrom());
        notes.add(YearMonth.parse(note.month()), note.english(), note.urdu(), approval);
    }

    @Override
    public List<Field> fields() {
        Map<String, String> months = new LinkedHashMap<>();
        releases.months().forEach(month -> months.put(month.toString(), month.toString()));
        return List.of(
                Field.choice("month", true, months), Field.hinted("english", Type.AREA), Field.of("urdu", Type.URDU));
    }

    @Override
    public Optional<Noting> read(Form form) {
        Optional<String> month = form.require(
                "month",
                "statistics.note.month.missing",
                text -> releases.months().stream()
                        .map(YearMonth::toString)
                        .filter(text::equals)
                        .findFirst()
                        .orElseThrow(StatisticsNoteProposal::unknown));
        Optional<String> english =
                form.require("english", "statistics.note.english.missing", text -> wording.require(text, "english"));
        Optional<String> urdu =
                form.require("urdu", "statistics.note.urdu.missing", text -> wording.require(text, "urdu"));
        return month.flatMap(of -> english.flatMap(first -> urdu.map(second -> new Noting(of, first, second))));
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException("statistics.note.month", "No figures are published of this month.")
                .at("month");
    }
}
