package pk.gov.nsor.publicservice.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.Entries.Seen;
import pk.gov.nsor.publicservice.directory.EntryWriting.Step;

/**
 * A change of what HELP answers to the public, or what the public page says: a number, a name, whom it is for, or the order. One
 * keeper proposes it
 * and another person of the place approves it, who sees in which districts the answer changes. Two people are required
 * because a survivor sent to a wrong number is harmed without anybody noticing.
 */
@Component
class HelpProposal implements ProposalKind<HelpProposal.HelpChange> {

    /** Keeps a number with a hyphen from left to right in Urdu. */
    private static final String LEFT_TO_RIGHT = "\u200E";

    private final EntryWriting writing;
    private final Directory directory;
    private final Proposals proposals;
    private final Clock clock;

    HelpProposal(EntryWriting writing, Directory directory, Proposals proposals, Clock clock) {
        this.writing = writing;
        this.directory = directory;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * An entry as it is to be.
     *
     * @param version the one that it is made from, 0 for a new entry
     * @param isConfirmed whether the keeper says that all of it is so on the day of the approval
     */
    record HelpChange(UUID entry, int version, EntryChange change, boolean isConfirmed, EntryDetails particulars) {}

    /** Proposes it, and gives the proposal. */
    UUID propose(HelpChange change, String reason, By by) {
        return proposals.propose(this, change, LocalDate.now(clock), reason, by.actor());
    }

    @Override
    public String name() {
        return "directory-help";
    }

    @Override
    public String messages() {
        return "directory.help-proposal.";
    }

    @Override
    public Class<HelpChange> payload() {
        return HelpChange.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.DIRECTORY_KEEPER);
    }

    /** NPB's, where a place has one keeper alone. */
    @Override
    public Set<Role> approvers() {
        return Set.of(Role.DIRECTORY_KEEPER, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public WorkPlace place(HelpChange payload) {
        return switch (payload.particulars().area()) {
            case Jurisdiction.National _ -> WorkPlace.COUNTRY;
            case Jurisdiction.OfProvince(String code) -> WorkPlace.ofProvince(code);
            case Jurisdiction.OfDistrict district ->
                new WorkPlace(
                        Objects.requireNonNullElse(directory.current().provinceOf(district), ""), district.code());
        };
    }

    @Override
    public List<Line> describe(HelpChange payload) {
        EntryDetails after = payload.particulars();
        EntryDetails before = before(payload);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("entry", Text.both(after.nameEn(), after.nameUr())));
        lines.add(new Line("kind", Text.of(after.kind().messageKey())));
        lines.add(line("area", area(before), area(after)));
        lines.add(line("page", before == null ? null : Text.of(onPage(before)), Text.of(onPage(after))));
        if (after.isOnPublicPage()) {
            lines.add(new Line("reach", Text.both(reach(after, false), reach(after, true))));
        }
        if (after.isTold()) {
            describeAnswer(lines, before, after);
        }
        lines.add(new Line("source", Text.plain(after.sourceTitle())));
        return lines;
    }

    private static String onPage(EntryDetails what) {
        return what.isOnPublicPage() ? "directory.on-page" : "directory.not-on-page";
    }

    /** What the public page says of how to reach it. */
    private static String reach(EntryDetails what, boolean isUrdu) {
        return Stream.of(
                        String.join("; ", what.numbers()),
                        isUrdu ? what.placeUr() : what.placeEn(),
                        isUrdu ? what.hoursUr() : what.hoursEn(),
                        isUrdu ? what.reach().wayUr() : what.reach().wayEn())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static void describeAnswer(List<Line> lines, @Nullable EntryDetails before, EntryDetails after) {
        lines.add(line(
                "told",
                before == null || !before.isTold() ? null : Text.both(before.shortEn(), before.shortUr()),
                Text.both(after.shortEn(), after.shortUr())));
        lines.add(line(
                "number",
                before == null || !before.isTold() ? null : Text.plain(before.toldNumber()),
                Text.plain(after.toldNumber())));
        lines.add(line(
                "rank",
                before == null || before.helpRank() == null ? null : Text.plain(before.helpRank()),
                Text.plain(Objects.requireNonNull(after.helpRank()))));
    }

    /** In which districts HELP answers otherwise, and how. */
    @Override
    public Preview preview(HelpChange payload, LocalDate effectiveFrom) {
        Listing now = directory.current();
        Listing then = now.with(payload.entry(), payload.particulars());
        List<Preview.Affected> affected = now.districts().stream()
                .filter(district -> district.isInForce(effectiveFrom))
                .filter(district -> !told(now, district, payload).equals(told(then, district, payload)))
                .map(district -> new Preview.Affected(
                        district.nameEn(),
                        "",
                        Text.of(
                                "directory.help-proposal.becomes",
                                told(now, district, payload),
                                told(then, district, payload))))
                .toList();
        return new Preview(
                List.of(Text.of("directory.help-proposal.districts", affected.size())),
                affected.stream().limit(Preview.MOST).toList());
    }

    @Override
    public String fingerprint(HelpChange payload) {
        return writing.latest(payload.entry())
                .map(entry -> Integer.toString(entry.version()))
                .orElse("0");
    }

    @Override
    public void validate(HelpChange payload, LocalDate effectiveFrom) {
        Entry _ = writing.atVersion(new Seen(payload.entry(), payload.version()));
        if (!writing.isKnown(payload.particulars().area())) {
            throw new InvalidValueException("directory.area", "Choose a place that you keep entries of.").at("area");
        }
    }

    @Override
    public void apply(HelpChange payload, Approval approval) {
        writing.begin();
        Entry before = writing.atVersion(new Seen(payload.entry(), payload.version()));
        writing.write(
                payload.entry(),
                before,
                payload.particulars(),
                new Step(payload.change(), approval.reason(), payload.isConfirmed(), approval.proposedBy()),
                approval.by());
    }

    private @Nullable EntryDetails before(HelpChange payload) {
        return directory.current().byId(payload.entry()).map(Entry::particulars).orElse(null);
    }

    private @Nullable Text area(@Nullable EntryDetails particulars) {
        if (particulars == null) {
            return null;
        }
        Listing listing = directory.current();
        return switch (particulars.area()) {
            case Jurisdiction.National _ -> Text.of("directory.area.national");
            case Jurisdiction.OfProvince(String code) ->
                listing.districts().stream()
                        .filter(district -> district.provinceCode().equals(code))
                        .findFirst()
                        .map(district -> Text.both(district.provinceEn(), district.provinceUr()))
                        .orElse(Text.plain(code));
            case Jurisdiction.OfDistrict(String code) ->
                listing.districts().stream()
                        .filter(district -> district.code().equals(code))
                        .findFirst()
                        .map(district -> Text.both(district.nameEn(), district.nameUr()))
                        .orElse(Text.plain(code));
        };
    }

    private static Line line(String label, @Nullable Text before, @Nullable Text after) {
        Text now = Objects.requireNonNull(after);
        return new Line(
                label,
                before == null || before.equals(now) ? now : Text.of("directory.help-proposal.becomes", before, now));
    }

    /** What HELP answers in the district about the kind that changes. */
    private static Text told(Listing listing, District district, HelpChange change) {
        Nearby near = listing.near(district.code());
        return Stream.of(near.crisisCell(), near.helpline(), near.legalAid())
                .filter(Objects::nonNull)
                .map(Entry::particulars)
                .filter(told -> told.kind() == change.particulars().kind())
                .findFirst()
                .map(told -> Text.both(
                        (told.shortEn() + " " + told.toldNumber()).strip(),
                        told.toldNumber().isEmpty()
                                ? told.shortUr()
                                : told.shortUr() + " " + LEFT_TO_RIGHT + told.toldNumber()))
                .orElse(Text.of("directory.help-proposal.nobody"));
    }
}
