package pk.gov.nsor.agencies.totals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;

/** The letter to a court or prison about what it declared and the register does not have, in both languages. It names nobody. */
@Component
class GapLetter {

    private static final Locale URDU = Locale.of("ur");

    private final MessageSource messages;
    private final OfficeNames names;
    private final Clock clock;

    GapLetter(MessageSource messages, OfficeNames names, Clock clock) {
        this.messages = messages;
        this.names = names;
        this.clock = clock;
    }

    byte[] draw(ComparedTotal total) {
        return new PdfDocument(
                        text(Locale.ENGLISH, "totals.paper.title"),
                        text(Locale.ENGLISH, "totals.paper.maker"),
                        clock.instant(),
                        Optional.empty(),
                        List.of(foot(Locale.ENGLISH, total), foot(URDU, total)),
                        List.of(part(Locale.ENGLISH, total), part(URDU, total)))
                .toPdf();
    }

    private Part part(Locale language, ComparedTotal total) {
        String month = DateTimeFormatter.ofPattern("MMMM uuuu", language).format(total.month());
        return new Part(
                language,
                List.of(
                        new Block.Title(text(language, "totals.paper.title")),
                        new Block.Fact(text(language, "totals.paper.to"), names.of(total, language)),
                        new Block.Fact(
                                text(language, "totals.paper.date"),
                                DateTimeFormatter.ofPattern("d MMMM uuuu", language)
                                        .format(LocalDate.now(clock))),
                        new Block.Paragraph(text(language, "totals.paper.says", month)),
                        new Block.Fact(
                                text(language, "totals.column.kind"),
                                text(language, total.kind().messageKey())),
                        new Block.Fact(text(language, "totals.column.declared"), String.valueOf(total.declared())),
                        new Block.Fact(text(language, "totals.column.recorded"), Integer.toString(total.recorded())),
                        new Block.Fact(text(language, "totals.column.missing"), String.valueOf(total.missing())),
                        new Block.Paragraph(text(language, "totals.paper.asks"))));
    }

    private Footing foot(Locale language, ComparedTotal total) {
        return new Footing(
                language, text(language, "totals.paper.foot", total.month().toString()));
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
