package pk.gov.nsor.record.conviction.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.release.ReleaseMark;

/**
 * Describes the legal facts of a record in the reader's language: judgment by judgment, each with what belongs to it.
 */
@Component
class LegalRecordMessages {

    private final FactMessages wording;
    private final Accounts accounts;
    private final Offences offences;
    private final UiFormat uiFormat;

    LegalRecordMessages(FactMessages wording, Accounts accounts, Offences offences, UiFormat uiFormat) {
        this.wording = wording;
        this.accounts = accounts;
        this.offences = offences;
        this.uiFormat = uiFormat;
    }

    /** @param otherStays custody periods for nothing that is on record */
    record FileShown(List<JudgmentShown> judgments, List<StayShown> otherStays, List<Line> deaths, boolean dead) {}

    /** @param unknownSections that the register's law does not have */
    record JudgmentShown(
            Line line,
            List<String> unknownSections,
            List<Line> sentences,
            List<AppealShown> appeals,
            List<Line> quashings,
            List<Line> clemencies,
            List<StayShown> stays,
            boolean quashed) {}

    /** @param outcome null while it is pending */
    record AppealShown(Line line, @Nullable String outcome, List<Line> dismissals) {}

    /** A custody period; where its admission was withdrawn, only what was recorded. */
    record StayShown(UUID id, String period, boolean open, List<Line> events) {}

    /**
     * A fact.
     *
     * @param recorded when its present version was recorded, and by whom
     * @param change why it was corrected or withdrawn; null where it was not
     */
    record Line(
            String kind,
            UUID id,
            String text,
            LocalDate on,
            String recorded,
            boolean withdrawn,
            @Nullable String change,
            List<Earlier> earlier) {}

    /** That a conviction is not for public release, or is released again. */
    record MarkShown(String text, String recorded) {}

    /** An earlier version of a fact. */
    record Earlier(
            String text,
            LocalDate on,
            String recorded,
            @Nullable String change) {}

    FileShown of(LegalFile file) {
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::displayName));
        return new FileShown(
                file.convictions().reversed().stream()
                        .map(fact -> judgment(fact, file, names))
                        .toList(),
                stays(file, null, names),
                lines(file.deaths(), names),
                file.deaths().stream().anyMatch(Fact::inForce));
    }

    private JudgmentShown judgment(Fact<NewConviction> fact, LegalFile file, Map<UUID, String> names) {
        ConvictionId id = new ConvictionId(fact.id().value());
        return new JudgmentShown(
                line(fact, names),
                fact.now().offences().stream()
                        .map(offence -> offence.section())
                        .filter(section -> !offences.known(section))
                        .map(Object::toString)
                        .toList(),
                lines(of(file.sentences(), id), names),
                of(file.appeals(), id).stream()
                        .map(appeal -> new AppealShown(
                                line(appeal, names),
                                file.outcome(appeal.id()).map(this::outcome).orElse(null),
                                lines(
                                        file.dismissals().stream()
                                                .filter(dismissal ->
                                                        dismissal.id().equals(appeal.id()))
                                                .toList(),
                                        names)))
                        .toList(),
                lines(of(file.quashings(), id), names),
                lines(of(file.clemencies(), id), names),
                stays(file, id, names),
                file.quashing(id).isPresent());
    }

    private String outcome(LegalFact outcome) {
        return uiFormat.text("conviction.outcome." + outcome.kind().path(), uiFormat.day(outcome.on()));
    }

    private List<StayShown> stays(LegalFile file, @Nullable ConvictionId conviction, Map<UUID, String> names) {
        return file.custody().stream()
                .filter(fact -> fact.now().type().begins()
                        && java.util.Objects.equals(fact.now().conviction(), conviction))
                .map(admission -> stay(admission, file, names))
                .toList();
    }

    private StayShown stay(Fact<CustodyEvent> admission, LegalFile file, Map<UUID, String> names) {
        List<Fact<CustodyEvent>> events = file.custody().stream()
                .filter(fact ->
                        fact.now().custodyPeriod().equals(admission.now().custodyPeriod()))
                .toList();
        Optional<LocalDate> releasedOn = events.stream()
                .filter(fact -> fact.inForce() && fact.now().type() == CustodyEvent.Type.RELEASED)
                .map(fact -> fact.now().on())
                .findFirst();
        String from = uiFormat.day(admission.now().on());
        return new StayShown(
                admission.id().value(),
                releasedOn
                        .map(day -> uiFormat.text("conviction.stay.from-to", from, uiFormat.day(day)))
                        .orElseGet(() -> uiFormat.text("conviction.stay.since", from)),
                admission.inForce() && releasedOn.isEmpty(),
                lines(events, names));
    }

    private static <T extends LegalFact> List<Fact<T>> of(List<Fact<T>> facts, ConvictionId conviction) {
        return facts.stream()
                .filter(fact -> conviction.equals(fact.now().conviction()))
                .toList();
    }

    private <T extends LegalFact> List<Line> lines(List<Fact<T>> facts, Map<UUID, String> names) {
        return facts.stream().map(fact -> line(fact, names)).toList();
    }

    private <T extends LegalFact> Line line(Fact<T> fact, Map<UUID, String> names) {
        Version<T> latest = fact.latest();
        return new Line(
                fact.now().kind().path(),
                fact.id().value(),
                wording.text(fact.now()),
                fact.now().on(),
                recorded(latest, names),
                latest.withdrawn(),
                change(latest),
                fact.replaced().stream()
                        .map(version -> new Earlier(
                                wording.text(version.fact()),
                                version.fact().on(),
                                recorded(version, names),
                                change(version)))
                        .toList());
    }

    /** Whether each conviction is for public release, with earlier orders; the latest first. */
    Map<UUID, List<MarkShown>> marks(List<ReleaseMark> marks) {
        return marks.stream()
                .collect(Collectors.groupingBy(
                        mark -> mark.conviction().value(), Collectors.mapping(this::shown, Collectors.toList())));
    }

    private MarkShown shown(ReleaseMark mark) {
        String key = mark.isWithheld() ? "conviction.release.line.withheld" : "conviction.release.line.released";
        UUID by = mark.recordedBy();
        String when = uiFormat.text(
                "conviction.recorded-at", uiFormat.moment(mark.recordedAt().toInstant()));
        String name = by == null
                ? ""
                : accounts.find(by)
                        .map(found -> " · \u2068" + found.displayName() + "\u2069")
                        .orElse("");
        return new MarkShown(uiFormat.text(key, uiFormat.day(mark.orderedOn())), when + name);
    }

    private @Nullable String change(Version<? extends LegalFact> version) {
        String reason = version.reason();
        return reason == null
                ? null
                : uiFormat.text(
                        version.withdrawn() ? "conviction.change.withdrawn" : "conviction.change.corrected",
                        "\u2068" + reason + "\u2069");
    }

    private String recorded(Version<? extends LegalFact> version, Map<UUID, String> names) {
        String when = uiFormat.text(
                "conviction.recorded-at", uiFormat.moment(version.recordedAt().toInstant()));
        String by = version.recordedBy() == null ? "" : names.getOrDefault(version.recordedBy(), "");
        return by.isEmpty() ? when : when + " · \u2068" + by + "\u2069";
    }
}
