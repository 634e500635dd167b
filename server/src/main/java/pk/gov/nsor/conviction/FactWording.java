package pk.gov.nsor.conviction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.reference.Court;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.shell.Shown;

/** Says in the reader's language what a court or a prison did. */
@Component
public class FactWording {

    private final Courts courts;
    private final Shown shown;

    FactWording(Courts courts, Shown shown) {
        this.courts = courts;
        this.shown = shown;
    }

    /** The fact in a line, without its day. */
    public String text(LegalFact fact) {
        return switch (fact) {
            case NewConviction judgment ->
                shown.text(
                        "conviction.fact.conviction",
                        isolate(judgment.offences().stream()
                                .map(offence -> offence.section().toString())
                                .collect(Collectors.joining(", "))),
                        isolate(court(judgment.courtCode())),
                        isolate(judgment.caseNumber()),
                        shown.day(judgment.offenceOn()),
                        victim(judgment.victim()));
            case Sentence sentence -> sentence(sentence);
            case Appeal appeal ->
                shown.text("conviction.fact.appeal", isolate(appeal.court()), isolate(appeal.caseNumber()));
            case Dismissal _ -> shown.text("conviction.fact.dismissal");
            case Quashed quashed -> shown.text("conviction.quashing.reason." + lower(quashed.reason()));
            case CustodyEvent event -> event(event);
            case Clemency clemency ->
                shown.text("conviction.clemency." + lower(clemency.type()), isolate(clemency.authority()));
            case Death death ->
                shown.text("conviction.fact.death", shown.text("conviction.source." + lower(death.source())));
        };
    }

    /** Imprisonment in whole words, and the fine. */
    public String sentence(Sentence sentence) {
        List<String> parts = new ArrayList<>();
        switch (sentence.punishment()) {
            case DEATH, LIFE -> parts.add(shown.text("conviction.punishment." + lower(sentence.punishment())));
            case TERM -> parts.add(term(sentence.years(), sentence.months()));
            case FINE_ONLY -> {
                // The fine follows.
            }
        }
        if (sentence.fineRupees() > 0) {
            parts.add(shown.text("conviction.fine", String.format(Locale.ROOT, "%,d", sentence.fineRupees())));
        }
        return String.join(" · ", parts);
    }

    /** The values of a line of the timeline, by the kind's name; none for a kind that is not of this module. */
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
                    shown.text("conviction.custody." + part(details, "type")),
                    isolate(details.getOrDefault("prison", ""))
                };
            case "CLEMENCY_RECORDED" ->
                new Object[] {
                    number,
                    shown.text(
                            "conviction.clemency." + part(details, "type"),
                            isolate(details.getOrDefault("authority", "")))
                };
            case "DEATH_RECORDED" -> new Object[] {shown.text("conviction.source." + part(details, "source"))};
            case "FACT_CORRECTED", "FACT_WITHDRAWN" ->
                new Object[] {
                    shown.text("conviction.kind." + part(details, "fact")),
                    isolate(details.getOrDefault("correction", ""))
                };
            default -> new Object[0];
        };
    }

    private String event(CustodyEvent event) {
        String what = shown.text("conviction.custody." + lower(event.type()));
        CustodyEvent.ReleaseReason reason = event.releaseReason();
        return shown.text("conviction.fact.custody", what, isolate(event.prison()))
                + (reason == null ? "" : " · " + shown.text("conviction.release." + lower(reason)));
    }

    private String term(int years, int months) {
        return shown.text(
                "conviction.term",
                List.of(counted("year", years), counted("month", months)).stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(shown.text("shell.comma"))));
    }

    private Optional<String> counted(String unit, int number) {
        return switch (number) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(shown.text("conviction.term.one-" + unit));
            default -> Optional.of(shown.text("conviction.term." + unit + "s", Integer.toString(number)));
        };
    }

    private String victim(Victim victim) {
        return shown.text("registration.victim-age." + lower(victim.age())) + " · "
                + shown.text("registration.victim-sex." + lower(victim.sex()));
    }

    private String court(String code) {
        return courts.byCode(code).map(FactWording::name).orElse(code);
    }

    private static String name(Court court) {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage()) ? court.nameUr() : court.nameEn();
    }

    private static String part(Map<String, String> details, String name) {
        return details.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Between marks that keep its direction from disturbing the sentence around it. */
    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}
