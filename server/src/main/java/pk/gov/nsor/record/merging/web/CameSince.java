package pk.gov.nsor.record.merging.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.merged.PartedFacts;
import pk.gov.nsor.record.merging.Merging;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** What came onto the leading record since two were joined, as questions whose it is. */
@Component
class CameSince {

    private final PartedFacts facts;
    private final MergedRecords merged;
    private final Courts courts;
    private final UiFormat uiFormat;

    CameSince(PartedFacts facts, MergedRecords merged, Courts courts, UiFormat uiFormat) {
        this.facts = facts;
        this.merged = merged;
        this.courts = courts;
        this.uiFormat = uiFormat;
    }

    /** Whose something is: of the record that leads, or of the other. */
    enum Side {
        LEADING,
        PART
    }

    private enum Kind {
        CONVICTION,
        PERIOD,
        DEATH,
        CNIC,
        ADDRESS
    }

    /** @param said what it is, in words */
    record Question(String field, String said) {}

    List<Question> of(Merge merge) {
        List<Question> questions = new ArrayList<>();
        PartedFacts.Since since = facts.since(merge);
        since.convictions()
                .forEach(fact -> questions.add(new Question(field(Kind.CONVICTION, fact.id()), judgment(fact.now()))));
        since.admissions()
                .forEach(fact -> questions.add(new Question(
                        field(Kind.PERIOD, fact.now().custodyPeriod().value()), admission(fact.now()))));
        since.death()
                .ifPresent(fact -> questions.add(new Question(
                        field(Kind.DEATH, fact.id()),
                        uiFormat.text(
                                fact.now().established() ? "merge.since.death" : "merge.since.death-reported",
                                uiFormat.day(fact.now().on())))));
        merged.cnicsSince(merge)
                .forEach(row -> questions.add(
                        new Question(field(Kind.CNIC, row.id()), uiFormat.text("merge.since.cnic", row.said()))));
        merged.addressesSince(merge)
                .forEach(row -> questions.add(
                        new Question(field(Kind.ADDRESS, row.id()), uiFormat.text("merge.since.address", row.said()))));
        return questions;
    }

    /** Empty where a question has no answer, which is a problem of the form. */
    Optional<Merging.Going> read(Form form, Merge merge) {
        List<String> going = new ArrayList<>();
        for (Question question : of(merge)) {
            form.choice(question.field(), "invalid.merge.whose", Side.class)
                    .filter(side -> side == Side.PART)
                    .ifPresent(side -> going.add(question.field()));
        }
        return form.isValid()
                ? Optional.of(new Merging.Going(
                        ids(going, Kind.CONVICTION).map(UUID::fromString).toList(),
                        ids(going, Kind.PERIOD).map(UUID::fromString).toList(),
                        ids(going, Kind.DEATH).findAny().isPresent(),
                        ids(going, Kind.CNIC).map(Long::valueOf).toList(),
                        ids(going, Kind.ADDRESS).map(Long::valueOf).toList()))
                : Optional.empty();
    }

    private static Stream<String> ids(List<String> fields, Kind kind) {
        String prefix = field(kind, "");
        return fields.stream().filter(field -> field.startsWith(prefix)).map(field -> field.substring(prefix.length()));
    }

    private static String field(Kind kind, Object id) {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }

    private String judgment(NewConviction judgment) {
        return uiFormat.text(
                "merge.since.conviction",
                courts.byCode(judgment.courtCode())
                        .map(court -> court.name(LocaleContextHolder.getLocale()))
                        .orElse(judgment.courtCode()),
                judgment.caseNumber(),
                uiFormat.day(judgment.judgmentOn()));
    }

    private String admission(CustodyEvent event) {
        return uiFormat.text("merge.since.period", event.prison(), uiFormat.day(event.on()));
    }
}
