package pk.gov.nsor.agencies.clerks;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.sent.SentMessage;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;

/**
 * The receipt of a message on paper, in both languages on one page. It names nobody: papers lie on desks. The number leads to all
 * that was said.
 */
@Component
public class ReceiptPaper {

    private final MessageSource messages;
    private final Clock clock;

    ReceiptPaper(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public byte[] draw(SentMessage message, ClerkOffice office) {
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, "clerks.paper.title"),
                        text(Locale.ENGLISH, "clerks.paper.maker"),
                        clock.instant(),
                        Optional.empty(),
                        language -> foot(language, message),
                        language -> part(language, message, office))
                .toPdf();
    }

    private Part part(Locale language, SentMessage message, ClerkOffice office) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(text(language, "clerks.paper.title")));
        blocks.add(new Block.Paragraph(text(language, "clerks.paper.says")));
        blocks.add(new Block.Fact(text(language, "clerks.office"), office.name(language)));
        blocks.add(new Block.Fact(
                text(language, "clerks.kind"),
                text(language, "clerks.kind." + message.kind().name().toLowerCase(Locale.ROOT))));
        if (!message.caseNumber().isEmpty()) {
            blocks.add(new Block.Fact(text(language, "clerks.case"), message.caseNumber()));
        }
        blocks.add(new Block.Fact(
                text(language, "clerks.received"),
                DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", language)
                        .format(message.receivedAt().atZone(Day.ZONE))));
        blocks.add(new Block.Code(text(language, "clerks.number"), message.messageId()));
        blocks.add(new Block.Note(text(language, "clerks.paper.note")));
        return new Part(language, blocks);
    }

    private Footing foot(Locale language, SentMessage message) {
        return new Footing(language, text(language, "clerks.paper.foot", message.messageId()));
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
