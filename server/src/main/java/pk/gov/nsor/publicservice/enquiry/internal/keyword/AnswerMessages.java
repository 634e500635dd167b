package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.internal.Language;

/** The answers' texts, from the bundles {@code messages/enquiry}. Each fits its parts; a test sees to it. */
@Component
public class AnswerMessages {

    private static final String SYNTHETIC_EXAMPLE = "93520-1234567-1";
    /** Of a real register no number may be an example: it could be somebody's. */
    private static final String LIVE_EXAMPLE = "XXXXX-XXXXXXX-X";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Day.ZONE);

    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);
    private final String example;

    public AnswerMessages(CnicFormat format) {
        this.example = switch (format) {
            case LIVE -> LIVE_EXAMPLE;
            case SYNTHETIC -> SYNTHETIC_EXAMPLE;
        };
        for (Language language : Language.values()) {
            texts.put(language, Texts.of(language));
        }
    }

    String onRegister(Language language, Cnic cnic, String code) {
        return of(language).onRegister.with(cnic.masked(), code);
    }

    String notOnRegister(Language language, Cnic cnic, String code) {
        return of(language).notOnRegister.with(cnic.masked(), code);
    }

    String notACnic(Language language) {
        return of(language).notACnic.with(example, "");
    }

    String closed(Language language) {
        return of(language).closed.with("", "");
    }

    String languageChosen(Language language) {
        return of(language).languageChosen.with("", "");
    }

    String disputeTaken(Language language) {
        return of(language).disputeTaken.with("", "");
    }

    String disputeHow(Language language) {
        return of(language).disputeHow.with("", "");
    }

    String usage(Language language) {
        return of(language).usage.with("", "");
    }

    /** In the place of an answer that could not be sent in time. */
    public String late(Language language) {
        return of(language).late.with("", "");
    }

    /** Too many CNICs. */
    String tooManyCnics(Language language, Instant again) {
        return of(language)
                .tooManyCnics
                .with(TIME.format(again), of(language).day.format(again));
    }

    /** Too many other messages. */
    String tooManyOthers(Language language, Instant again) {
        return of(language)
                .tooManyOthers
                .with(TIME.format(again), of(language).day.format(again));
    }

    private Texts of(Language language) {
        return java.util.Objects.requireNonNull(texts.get(language));
    }

    private record Texts(
            Template onRegister,
            Template notOnRegister,
            Template notACnic,
            Template closed,
            Template languageChosen,
            Template disputeTaken,
            Template disputeHow,
            Template usage,
            Template late,
            Template tooManyCnics,
            Template tooManyOthers,
            DateTimeFormatter day) {

        static Texts of(Language language) {
            // The texts must not depend on the machine's language.
            ResourceBundle bundle = ResourceBundle.getBundle(
                    "messages.enquiry",
                    language.locale(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return new Texts(
                    Template.of(bundle.getString("enquiry.on-register")),
                    Template.of(bundle.getString("enquiry.not-on-register")),
                    Template.of(bundle.getString("enquiry.not-a-cnic")),
                    Template.of(bundle.getString("enquiry.closed")),
                    Template.of(bundle.getString("enquiry.language-chosen")),
                    Template.of(bundle.getString("enquiry.dispute-taken")),
                    Template.of(bundle.getString("enquiry.dispute-how")),
                    Template.of(bundle.getString("enquiry.usage")),
                    Template.of(bundle.getString("enquiry.late")),
                    Template.of(bundle.getString("enquiry.too-many-cnics")),
                    Template.of(bundle.getString("enquiry.too-many-others")),
                    DateTimeFormatter.ofPattern("d MMMM", language.monthNames()).withZone(Day.ZONE));
        }
    }

    /**
     * A text cut at its places once, not each time it is filled in.
     *
     * @param isSecondFirst whether {1} stands before {0}
     */
    private record Template(String before, String between, String after, boolean isSecondFirst) {

        static Template of(String text) {
            int first = text.indexOf("{0}");
            int second = text.indexOf("{1}");
            if (first < 0) {
                return new Template(text, "", "", false);
            }
            if (second < 0) {
                return new Template(text.substring(0, first), "", text.substring(first + 3), false);
            }
            int former = Math.min(first, second);
            int latter = Math.max(first, second);
            return new Template(
                    text.substring(0, former),
                    text.substring(former + 3, latter),
                    text.substring(latter + 3),
                    second < first);
        }

        String with(String first, String second) {
            return isSecondFirst
                    ? before + second + between + first + after
                    : before + first + between + second + after;
        }
    }
}
