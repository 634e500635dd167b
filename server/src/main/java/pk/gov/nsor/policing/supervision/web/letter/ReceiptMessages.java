package pk.gov.nsor.policing.supervision.web.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.policing.supervision.AppearanceReceipt;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/**
 * The receipt in both languages, whichever the officer reads. It says neither name nor offence: whoever finds the paper
 * learns nothing of the person.
 */
@Component
public class ReceiptMessages {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    private final MessageSource messages;
    private final CasePageMessages wording;

    ReceiptMessages(MessageSource messages, CasePageMessages wording) {
        this.messages = messages;
        this.wording = wording;
    }

    /** A pair of a name and a value. */
    record Line(String name, String value) {}

    /** The receipt in one language. */
    record Side(String language, String direction, String title, List<Line> lines, String keep, String signature) {

        Side {
            lines = List.copyOf(lines);
        }
    }

    public List<Side> of(AppearanceReceipt receipt, RegisterNumber number, @Nullable LocalDate nextDueOn) {
        return LANGUAGES.stream()
                .map(language -> side(language, receipt, number, nextDueOn))
                .toList();
    }

    private Side side(
            Locale language, AppearanceReceipt receipt, RegisterNumber number, @Nullable LocalDate nextDueOn) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(language, "supervision.receipt.number", Long.toString(receipt.number())));
        lines.add(line(language, "supervision.receipt.person", number.formatted()));
        lines.add(line(language, "supervision.receipt.station", wording.station(receipt.station(), language)));
        lines.add(line(language, "supervision.receipt.on", day(receipt.on(), language)));
        for (Duty duty : receipt.answered()) {
            lines.add(line(
                    language,
                    "supervision.receipt.answered",
                    text(
                            language,
                            "supervision.receipt.duty",
                            text(
                                    language,
                                    "supervision.duty." + duty.kind().name().toLowerCase(Locale.ROOT)),
                            day(duty.dueOn(), language))));
        }
        if (receipt.answered().isEmpty()) {
            lines.add(line(
                    language, "supervision.receipt.answered", text(language, "supervision.receipt.answered.none")));
        }
        lines.add(line(
                language,
                "supervision.receipt.next",
                nextDueOn == null ? text(language, "supervision.receipt.next.none") : day(nextDueOn, language)));
        return new Side(
                language.getLanguage(),
                CasePageMessages.isUrdu(language) ? "rtl" : "ltr",
                text(language, "supervision.receipt.title"),
                lines,
                text(language, "supervision.receipt.keep"),
                text(language, "supervision.receipt.signature"));
    }

    private Line line(Locale language, String key, String value) {
        return new Line(text(language, key), value);
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }
}
