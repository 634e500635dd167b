package pk.gov.nsor.agencies.totals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.agencies.totals.ComparedTotal.Gap;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;

/**
 * The letter to a court or prison about what it declared and the register does not have, or that it declared nothing, in both
 * languages. It names nobody.
 */
@Component
class GapLetter {

    private final MessageSource messages;
    private final OfficeNames names;
    private final Clock clock;

    GapLetter(MessageSource messages, OfficeNames names, Clock clock) {
        this.messages = messages;
        this.names = names;
        this.clock = clock;
    }

    /** @param days after a month, within which its totals are declared */
    byte[] draw(ComparedTotal total, long days) {
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, title(total)),
                        text(Locale.ENGLISH, "totals.paper.maker"),
                        clock.instant(),
                        Optional.empty(),
                        language -> new Footing(
                                language,
                                text(
                                        language,
                                        "totals.paper.foot",
                                        total.month().toString())),
                        language -> part(language, total, days))
                .toPdf();
    }

    private Part part(Locale language, ComparedTotal total, long days) {
        String month = DateTimeFormatter.ofPattern("MMMM uuuu", language).format(total.month());
        boolean isDeclared = total.gap() != Gap.UNDECLARED;
        String says = isDeclared ? "totals.paper.says" : "totals.paper.undeclared.says";
        String asks = isDeclared ? "totals.paper.asks" : "totals.paper.undeclared.asks";
        return new Part(
                language,
                Stream.of(
                                List.of(
                                        new Block.Title(text(language, title(total))),
                                        new Block.Fact(text(language, "totals.paper.to"), names.of(total, language)),
                                        new Block.Fact(
                                                text(language, "totals.paper.date"),
                                                DateTimeFormatter.ofPattern("d MMMM uuuu", language)
                                                        .format(LocalDate.now(clock))),
                                        new Block.Paragraph(text(language, says, month, days)),
                                        new Block.Fact(
                                                text(language, "totals.column.kind"),
                                                text(language, total.kind().messageKey()))),
                                isDeclared ? numbers(language, total) : List.<Block>of(),
                                List.of(new Block.Paragraph(text(language, asks))))
                        .<Block>flatMap(List::stream)
                        .toList());
    }

    private List<Block> numbers(Locale language, ComparedTotal total) {
        return List.of(
                new Block.Fact(text(language, "totals.column.declared"), String.valueOf(total.declared())),
                new Block.Fact(text(language, "totals.column.recorded"), Integer.toString(total.recorded())),
                new Block.Fact(text(language, "totals.column.missing"), String.valueOf(total.missing())));
    }

    private static String title(ComparedTotal total) {
        return total.gap() == Gap.UNDECLARED ? "totals.paper.undeclared.title" : "totals.paper.title";
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
