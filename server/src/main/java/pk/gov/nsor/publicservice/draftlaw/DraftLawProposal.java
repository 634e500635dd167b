package pk.gov.nsor.publicservice.draftlaw;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.OffenceFile;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;

/**
 * Asking what a draft would change. Two people, and so many a quarter: each draft is one more question about the same people.
 */
@Component
class DraftLawProposal implements ImmediateDecision<DraftLawProposal.Draft> {

    /** In a quarter: more could tell of one person too often (ADR 50). */
    static final int MOST = 12;

    private static final int LONGEST_TITLE = 100;
    private static final String CONFIDENCE = "draft";

    private final DraftLaws drafts;

    DraftLawProposal(DraftLaws drafts) {
        this.drafts = drafts;
    }

    /** @param rows all rows of the offences as they would be, with their header */
    record Draft(String title, String rows) {}

    @Override
    public String name() {
        return "draft-law";
    }

    @Override
    public String messages() {
        return "draft-law.proposal.";
    }

    @Override
    public Class<Draft> payload() {
        return Draft.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.OVERSIGHT, Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Draft draft) {
        return List.of(
                new Line("title", Text.plain(draft.title())),
                new Line(
                        "rows",
                        Text.of(
                                "draft-law.proposal.rows",
                                OffenceFile.read(draft.rows()).rules().size())));
    }

    @Override
    public Preview preview(Draft draft, LocalDate effectiveFrom) {
        return Preview.of(
                Text.of("draft-law.proposal.totals"), Text.of("draft-law.proposal.left", MOST - drafts.inQuarter()));
    }

    @Override
    public String fingerprint(Draft draft) {
        return Integer.toString(drafts.inQuarter());
    }

    @Override
    public void validate(Draft draft, LocalDate effectiveFrom) {
        try {
            var _ = OffenceFile.read(draft.rows());
        } catch (InvalidValueException wrong) {
            throw wrong.at("rows");
        }
        if (drafts.inQuarter() >= MOST) {
            throw new InvalidValueException(
                    "draft-law.quarter",
                    "The effect of %s drafts was asked for in this quarter. More could tell of one person.",
                    MOST);
        }
    }

    @Override
    public void apply(Draft draft, Approval approval) {
        drafts.add(draft.title(), draft.rows(), approval.proposal());
    }

    @Override
    public Optional<String> afterApproval() {
        return Optional.of("/draft-laws");
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.hinted("title", Type.TEXT), Field.hinted("rows", Type.LINES));
    }

    @Override
    public Optional<Draft> read(Form form) {
        Optional<String> title = form.require("title", "draft-law.proposal.title.missing", DraftLawProposal::title);
        // Without what the file says besides the law, so that nothing else is kept or shown.
        Optional<String> rows = form.require(
                "rows",
                "draft-law.proposal.rows.missing",
                text -> OffenceFile.written(OffenceFile.read(text), CONFIDENCE));
        return title.flatMap(named -> rows.map(given -> new Draft(named, given)));
    }

    private static String title(String text) {
        if (text.length() > LONGEST_TITLE) {
            throw new InvalidValueException("draft-law.title", "A title has at most %s characters.", LONGEST_TITLE);
        }
        return Screened.require(text, "title");
    }
}
