package pk.gov.nsor.publicservice.outreach.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Letterhead;
import pk.gov.nsor.foundation.pdf.PageSize;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign;

/** The poster of a campaign: its texts as two people approved them, a page for each language, and how to ask for help. */
@Component
class CampaignPoster {

    private static final List<TextLanguage> LANGUAGES = List.of(TextLanguage.ENGLISH, TextLanguage.URDU);

    private final MessageSource messages;
    private final Clock clock;
    private final String shortCode;

    CampaignPoster(MessageSource messages, Clock clock, @Value("${nsor.smpp.short-code}") String shortCode) {
        this.messages = messages;
        this.clock = clock;
        this.shortCode = shortCode;
    }

    /** Whether there is one: what was stopped is put up nowhere, and a text is needed in English or Urdu. */
    static boolean isThereFor(Campaign campaign) {
        return campaign.endCause() != Campaign.EndCause.STOPPED
                && LANGUAGES.stream().anyMatch(language -> campaign.texts().in(language) != null);
    }

    byte[] draw(Campaign campaign, PageSize size) {
        List<Part> parts = new ArrayList<>();
        for (TextLanguage language : LANGUAGES) {
            String text = campaign.texts().in(language);
            if (text != null) {
                parts.add(part(language, text, !parts.isEmpty()));
            }
        }
        return new PdfDocument(
                        text(Locale.ENGLISH, "campaign.poster.kind") + " " + campaign.number(),
                        Letterhead.OF_THE_REGISTER.office(),
                        clock.instant(),
                        Optional.of(Letterhead.OF_THE_REGISTER),
                        Optional.empty(),
                        parts.stream()
                                .map(part -> new Footing(
                                        part.language(),
                                        text(part.language(), "campaign.poster.foot", campaign.number())))
                                .toList(),
                        parts)
                .toPdf(size);
    }

    private Part part(TextLanguage language, String text, boolean isNext) {
        Locale locale = language.locale();
        List<Block> blocks = new ArrayList<>();
        if (isNext) {
            blocks.add(new Block.NewPage());
        }
        blocks.add(new Block.Placard(text));
        blocks.add(new Block.Call(
                text(locale, "campaign.poster.call"),
                shortCode,
                "SMSTO:%s:%s".formatted(shortCode, text(locale, "campaign.poster.word"))));
        return new Part(locale, blocks);
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
