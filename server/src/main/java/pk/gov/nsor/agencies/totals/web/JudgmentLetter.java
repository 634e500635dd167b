package pk.gov.nsor.agencies.totals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;

/** The letter to a court about the cases that the prosecution won there and the register has not, in both languages. It names nobody. */
@Component
class JudgmentLetter {

    private final MessageSource messages;
    private final OfficeNames names;
    private final Clock clock;

    JudgmentLetter(MessageSource messages, OfficeNames names, Clock clock) {
        this.messages = messages;
        this.names = names;
        this.clock = clock;
    }

    /** @param missing all of this court */
    byte[] draw(String court, List<ComparedJudgment> missing) {
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, "judgments.paper.title"),
                        text(Locale.ENGLISH, "totals.paper.maker"),
                        clock.instant(),
                        Optional.empty(),
                        language -> new Footing(language, text(language, "judgments.paper.foot")),
                        language -> part(language, court, missing))
                .toPdf();
    }

    private Part part(Locale language, String court, List<ComparedJudgment> missing) {
        return new Part(
                language,
                List.of(
                        new Block.Title(text(language, "judgments.paper.title")),
                        new Block.Fact(text(language, "totals.paper.to"), names.ofCourt(court, language)),
                        new Block.Fact(text(language, "totals.paper.date"), day(language, LocalDate.now(clock))),
                        new Block.Paragraph(text(language, "judgments.paper.says")),
                        new Block.Listing(missing.stream()
                                .map(judgment -> text(
                                        language,
                                        "judgments.paper.line",
                                        judgment.caseNumber(),
                                        day(language, judgment.judgmentOn()),
                                        judgment.missing()))
                                .toList()),
                        new Block.Paragraph(text(language, "judgments.paper.asks"))));
    }

    private static String day(Locale language, LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
