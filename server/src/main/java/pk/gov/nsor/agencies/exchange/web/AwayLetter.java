package pk.gov.nsor.agencies.exchange.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.SubscriberState.Row;
import pk.gov.nsor.foundation.access.Agencies;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;

/** The letter to an agency whose system takes nothing of what waits for it, in both languages. It names nobody on the register. */
@Component
class AwayLetter {

    private final MessageSource messages;
    private final Agencies agencies;
    private final Clock clock;

    AwayLetter(MessageSource messages, Agencies agencies, Clock clock) {
        this.messages = messages;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** @param since since when what waits for longest has waited */
    byte[] draw(MachineClient client, Row channel, Instant since) {
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, "exchange.letter.title"),
                        text(Locale.ENGLISH, "totals.paper.maker"),
                        clock.instant(),
                        Optional.empty(),
                        language -> new Footing(language, text(language, "exchange.letter.foot")),
                        language -> part(language, client, channel, since))
                .toPdf();
    }

    private Part part(Locale language, MachineClient client, Row channel, Instant since) {
        return new Part(
                language,
                List.of(
                        new Block.Title(text(language, "exchange.letter.title")),
                        new Block.Fact(text(language, "totals.paper.to"), agencies.name(client.agency(), language)),
                        new Block.Fact(
                                text(language, "totals.paper.date"),
                                DateTimeFormatter.ofPattern("d MMMM uuuu", language)
                                        .format(LocalDate.now(clock))),
                        new Block.Fact(text(language, "exchange.column.client"), client.name()),
                        new Block.Fact(
                                text(language, "exchange.column.audience"),
                                text(language, "exchange.audience." + channel.audience())),
                        new Block.Paragraph(text(
                                language,
                                "exchange.letter.says",
                                DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", language)
                                        .withZone(Day.ZONE)
                                        .format(since),
                                channel.waiting())),
                        new Block.Paragraph(text(
                                language,
                                "exchange.letter.asks." + channel.channel().key())),
                        new Block.Paragraph(text(language, "exchange.letter.kept"))));
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
