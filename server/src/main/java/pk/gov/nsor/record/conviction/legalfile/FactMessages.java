package pk.gov.nsor.record.conviction.legalfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.Victim;

/** Says in the reader's language what a court or a prison did. */
@Component
public class FactMessages {

    private final Courts courts;
    private final UiFormat uiFormat;

    FactMessages(Courts courts, UiFormat uiFormat) {
        this.courts = courts;
        this.uiFormat = uiFormat;
    }

    /** The fact in a line, without its day. */
    public String text(LegalFact fact) {
        return switch (fact) {
            case NewConviction judgment ->
                uiFormat.text(
                        "conviction.fact.conviction",
                        isolate(judgment.offences().stream()
                                .map(offence -> offence.section().toString())
                                .collect(Collectors.joining(", "))),
                        isolate(court(judgment.courtCode())),
                        isolate(judgment.caseNumber()),
                        uiFormat.day(judgment.offenceOn()),
                        victim(judgment.victim()));
            case Sentence sentence -> sentence(sentence);
            case Appeal appeal ->
                uiFormat.text("conviction.fact.appeal", isolate(appeal.court()), isolate(appeal.caseNumber()));
            case Dismissal _ -> uiFormat.text("conviction.fact.dismissal");
            case Quashed quashed -> uiFormat.text("conviction.quashing.reason." + lower(quashed.reason()));
            case CustodyEvent event -> event(event);
            case Clemency clemency ->
                uiFormat.text("conviction.clemency." + lower(clemency.type()), isolate(clemency.authority()));
            case Death death ->
                uiFormat.text(
                        death.established() ? "conviction.fact.death" : "conviction.fact.death-reported",
                        uiFormat.text("conviction.source." + lower(death.source())));
        };
    }

    /** Imprisonment in whole words, and the fine. */
    public String sentence(Sentence sentence) {
        List<String> parts = new ArrayList<>();
        switch (sentence.punishment()) {
            case DEATH, LIFE -> parts.add(uiFormat.text("conviction.punishment." + lower(sentence.punishment())));
            case TERM -> parts.add(term(sentence.years(), sentence.months()));
            case FINE_ONLY -> {
                // The fine follows.
            }
        }
        if (sentence.fineRupees() > 0) {
            parts.add(uiFormat.text("conviction.fine", String.format(Locale.ROOT, "%,d", sentence.fineRupees())));
        }
        return String.join(" · ", parts);
    }

    /** The values of a line of the timeline, by the kind's name; empty for a kind that is not of this module. */
    public Object[] journal(String kind, Map<String, String> details) {
        String number = isolate(details.getOrDefault("case", ""));
        return switch (kind) {
            case "SENTENCE_RECORDED" ->
                new Object[] {
                    number,
                    sentence(new Sentence(
                            new ConvictionId(new java.util.UUID(0, 0)),
                            null,
                            java.time.LocalDate.EPOCH,
                            Sentence.Punishment.valueOf(details.getOrDefault("punishment", "LIFE")),
                            Integer.parseInt(details.getOrDefault("years", "0")),
                            Integer.parseInt(details.getOrDefault("months", "0")),
                            Long.parseLong(details.getOrDefault("fine", "0"))))
                };
            case "APPEAL_FILED" -> new Object[] {number, isolate(details.getOrDefault("court", ""))};
            case "APPEAL_DISMISSED" -> new Object[] {number};
            case "CUSTODY_RECORDED" ->
                new Object[] {
                    uiFormat.text("conviction.custody." + part(details, "type")),
                    isolate(details.getOrDefault("prison", ""))
                };
            case "CLEMENCY_RECORDED" ->
                new Object[] {
                    number,
                    uiFormat.text(
                            "conviction.clemency." + part(details, "type"),
                            isolate(details.getOrDefault("authority", "")))
                };
            case "DEATH_RECORDED", "DEATH_ESTABLISHED" ->
                new Object[] {uiFormat.text("conviction.source." + part(details, "source"))};
            case "FACT_CORRECTED", "FACT_WITHDRAWN" ->
                new Object[] {
                    uiFormat.text("conviction.kind." + part(details, "fact")),
                    isolate(details.getOrDefault("correction", ""))
                };
            default -> new Object[0];
        };
    }

    private String event(CustodyEvent event) {
        String what = uiFormat.text("conviction.custody." + lower(event.type()));
        CustodyEvent.ReleaseReason reason = event.releaseReason();
        return uiFormat.text("conviction.fact.custody", what, isolate(event.prison()))
                + (reason == null ? "" : " · " + uiFormat.text("conviction.release." + lower(reason)));
    }

    private String term(int years, int months) {
        return uiFormat.text(
                "conviction.term",
                List.of(counted("year", years), counted("month", months)).stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(uiFormat.text("shell.comma"))));
    }

    private Optional<String> counted(String unit, int number) {
        return switch (number) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(uiFormat.text("conviction.term.one-" + unit));
            default -> Optional.of(uiFormat.text("conviction.term." + unit + "s", Integer.toString(number)));
        };
    }

    private String victim(Victim victim) {
        return uiFormat.text("registration.victim-age." + lower(victim.age())) + " · "
                + uiFormat.text("registration.victim-sex." + lower(victim.sex()));
    }

    private String court(String code) {
        return courts.byCode(code).map(FactMessages::name).orElse(code);
    }

    private static String name(Court court) {
        return court.name(LocaleContextHolder.getLocale());
    }

    private static String part(Map<String, String> details, String name) {
        return details.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Wraps the text in direction marks, so that its direction does not disturb the sentence around it. */
    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}
