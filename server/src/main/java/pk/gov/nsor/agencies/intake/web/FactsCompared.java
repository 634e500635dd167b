package pk.gov.nsor.agencies.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Said;
import pk.gov.nsor.agencies.intake.message.AppealMessage;
import pk.gov.nsor.agencies.intake.message.CaseReference;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.message.DeathMessage;
import pk.gov.nsor.agencies.intake.message.FeedMessageMessages;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Compared.Mark;
import pk.gov.nsor.foundation.shell.Compared.Value;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/** What courts and prisons did, as a message and a record say it. */
@Component
class FactsCompared {

    private final FeedMessageMessages wording;
    private final Convictions convictions;
    private final LegalRecord legal;
    private final Releases releases;
    private final FactMessages facts;
    private final Courts courts;
    private final UiFormat uiFormat;

    FactsCompared(
            FeedMessageMessages wording,
            Convictions convictions,
            LegalRecord legal,
            Releases releases,
            FactMessages facts,
            Courts courts,
            UiFormat uiFormat) {
        this.wording = wording;
        this.convictions = convictions;
        this.legal = legal;
        this.releases = releases;
        this.facts = facts;
        this.courts = courts;
        this.uiFormat = uiFormat;
    }

    /** The case, then what the kind of message is about. */
    List<Compared> of(Said said, PersonId person) {
        LegalFile file = legal.file(person);
        List<Compared> lines = new ArrayList<>();
        switch (said) {
            case Said.Convicted(CourtMessage message) ->
                lines.add(cases(person, message.court(), message.caseNumber(), Mark.NONE));
            case Said.InCustody(CustodyMessage message) -> {
                lines.add(cases(person, message.conviction()));
                lines.add(line(
                        "conviction.custody",
                        joined(wording.named("conviction.custody.", message.event()), message.prison(), message.on()),
                        file.custody(),
                        event -> event.type() == message.event()
                                && event.on().toString().equals(message.on()),
                        Mark.NONE));
            }
            case Said.Appealed(AppealMessage message) -> {
                lines.add(cases(person, message.conviction()));
                lines.add(line(
                        "intake.say.appeal",
                        joined(message.court(), message.caseNumber(), message.filedOn()),
                        file.appeals(),
                        appeal -> appeal.caseNumber().equalsIgnoreCase(message.caseNumber()),
                        Mark.NONE));
            }
            case Said.HasDied(DeathMessage message) -> {
                lines.add(cases(person, null));
                lines.add(line(
                        "intake.say.died-on",
                        joined(wording.named("conviction.source.", message.source()), message.diedOn()),
                        file.deaths(),
                        death -> death.on().toString().equals(message.diedOn()),
                        Mark.DIFFERS));
            }
            case Said.ReleasePlanned(PlannedReleaseMessage message) -> {
                lines.add(cases(person, null));
                lines.add(Compared.of(
                        uiFormat.text("intake.say.planned"),
                        joined(wording.named("intake.say.notice.", message.notice()), message.prison(), message.on()),
                        releases
                                .planned(person)
                                .map(planned -> Value.typed(planned.prison(), uiFormat.day(planned.on())))
                                .stream()
                                .toList(),
                        Mark.NONE));
            }
            case Said.Withdrawn _, Said.Unreadable _ -> lines.add(cases(person, null));
        }
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    /** The cases of a record and of another. */
    Compared of(PersonId one, PersonId other) {
        return Compared.of(uiFormat.text("registration.section.convictions"), cases(one), cases(other), Mark.NONE);
    }

    /** Whoever reports something of a case, or of the person, speaks of one that should be on record. */
    private Compared cases(PersonId person, @Nullable CaseReference reference) {
        return reference == null
                ? cases(person, null, null, Mark.NONE)
                : cases(person, reference.court(), reference.caseNumber(), Mark.DIFFERS);
    }

    private Compared cases(PersonId person, @Nullable String court, @Nullable String number, Mark other) {
        boolean isKnown = court != null && number != null && isKnown(person, court, number);
        List<Value> said = court == null && number == null ? List.of() : joined(wording.court(court), number);
        List<Value> known = cases(person);
        return said.isEmpty()
                ? new Compared(uiFormat.text("registration.section.convictions"), said, known, Mark.NONE)
                : Compared.of(
                        uiFormat.text("registration.section.convictions"), said, known, isKnown ? Mark.AGREES : other);
    }

    /** However the number is written; what the rules of today do not take for one is nobody's. */
    private boolean isKnown(PersonId person, String court, String number) {
        LegalFile file = legal.file(person);
        try {
            return courts.named(court).stream()
                    .anyMatch(meant -> !convictions
                            .named(person, file, meant.code(), number.strip())
                            .isEmpty());
        } catch (InvalidValueException stricterSince) {
            return false;
        }
    }

    private List<Value> cases(PersonId person) {
        return convictions.of(person).stream()
                .map(conviction -> Value.said(facts.text(conviction.judgment()), judged(conviction)))
                .toList();
    }

    private String judged(Conviction conviction) {
        Conviction.Quashing quashing = conviction.quashing();
        String day = uiFormat.day(conviction.judgment().judgmentOn());
        return quashing == null
                ? day
                : day
                        + uiFormat.text("shell.comma")
                        + uiFormat.text(
                                "conviction.quashed." + quashing.reason().name().toLowerCase(Locale.ROOT),
                                uiFormat.day(quashing.on()));
    }

    private <T extends LegalFact> Compared line(
            String key, List<Value> said, List<Fact<T>> known, Predicate<T> same, Mark other) {
        List<T> inForce = known.stream().filter(Fact::inForce).map(Fact::now).toList();
        return Compared.of(
                uiFormat.text(key),
                said,
                inForce.stream()
                        .map(fact -> Value.said(facts.text(fact), uiFormat.day(fact.on())))
                        .toList(),
                inForce.stream().anyMatch(same) ? Mark.AGREES : other);
    }

    /** One value of several, each in its own direction. */
    private List<Value> joined(@Nullable String... parts) {
        List<String> there = new ArrayList<>();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                there.add("\u2068" + wording.day(part) + "\u2069");
            }
        }
        return there.isEmpty() ? List.of() : List.of(Value.said(String.join(" · ", there)));
    }
}
