package pk.gov.nsor.publicservice.draftlaw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Preview.Affected;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.OffenceFile;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.draftlaw.RowDifference.Kind;

/**
 * Asking what a draft would change. Two people, and so many a quarter: each draft is one more question about the same people.
 */
@Component
class DraftLawProposal implements ImmediateDecision<DraftLawProposal.Draft> {

    /** In a quarter: more could tell of one person too often (ADR 50). */
    static final int MOST = 12;

    private static final int LONGEST_TITLE = 100;
    private static final String CONFIDENCE = "draft";

    /** So many rows that differ from the law are listed; the others of {@link Preview#MOST} are for an earlier draft. */
    private static final int MOST_OF_LAW = 25;

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

    /** Whoever approves sees what is asked, and what it asks together with an earlier draft. */
    @Override
    public Preview preview(Draft draft, LocalDate effectiveFrom) {
        List<Text> counts = new ArrayList<>();
        List<Affected> differing = new ArrayList<>();
        RowDifference ofLaw = RowDifference.of(draft.rows(), drafts.presentRows());
        counts.add(counted("draft-law.proposal.against-law", ofLaw, ""));
        list(ofLaw, Text.of("draft-law.proposal.law"), MOST_OF_LAW, differing);
        drafts.nearest(draft.rows())
                .ifPresentOrElse(
                        near -> {
                            counts.add(counted("draft-law.proposal.against-draft", near.difference(), near.number()));
                            list(near.difference(), Text.plain(near.number()), Preview.MOST, differing);
                        },
                        () -> counts.add(Text.of("draft-law.proposal.first")));
        counts.add(Text.of("draft-law.proposal.totals"));
        counts.add(Text.of("draft-law.proposal.left", MOST - drafts.inQuarter()));
        return new Preview(counts, differing);
    }

    private static Text counted(String key, RowDifference difference, String number) {
        return Text.of(
                key,
                difference.count(Kind.ADDED),
                difference.count(Kind.REMOVED),
                difference.count(Kind.ALTERED),
                number);
    }

    private static void list(RowDifference difference, Text from, int most, List<Affected> to) {
        difference.rows().stream()
                .limit(most - to.size())
                .map(row -> new Affected(row.about(), "", said(row, from)))
                .forEach(to::add);
    }

    private static Text said(RowDifference.Row row, Text from) {
        return switch (row.kind()) {
            case ADDED -> Text.of("draft-law.proposal.added", from, row.now());
            case REMOVED -> Text.of("draft-law.proposal.removed", from, row.before());
            case ALTERED -> Text.of("draft-law.proposal.altered", from, row.now(), row.before());
        };
    }

    /** A draft changes nothing that is there already; that a quarter has no more is seen when it is approved. */
    @Override
    public String fingerprint(Draft draft) {
        return "new";
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
