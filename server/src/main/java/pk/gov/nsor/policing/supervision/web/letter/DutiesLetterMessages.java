package pk.gov.nsor.policing.supervision.web.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** The text of a person's duties, in both languages in one document. It names neither the offence nor its place. */
@Component
class DutiesLetterMessages {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    private final MessageSource messages;
    private final PolicyValues policy;
    private final CasePageMessages wording;

    DutiesLetterMessages(MessageSource messages, PolicyValues policy, CasePageMessages wording) {
        this.messages = messages;
        this.policy = policy;
        this.wording = wording;
    }

    /** The letter in one language. */
    record Side(String language, String direction, String title, String to, List<String> duties, String signature) {

        Side {
            duties = List.copyOf(duties);
        }
    }

    /**
     * The letter.
     *
     * @param station null while none answers: the one of the district the person goes to
     * @param tier null for somebody who is not on the register
     * @param nextDueOn null where no day is set yet
     */
    List<Side> of(
            String number,
            @Nullable String station,
            @Nullable Tier tier,
            @Nullable LocalDate nextDueOn,
            LocalDate today) {
        return LANGUAGES.stream()
                .map(language -> side(language, number, station, tier, nextDueOn, today))
                .toList();
    }

    private Side side(
            Locale language,
            String number,
            @Nullable String station,
            @Nullable Tier tier,
            @Nullable LocalDate nextDueOn,
            LocalDate today) {
        List<String> duties = new ArrayList<>();
        duties.add(text(language, "supervision.letter.after-release", value("appearance.after-release", today)));
        if (tier != null) {
            duties.add(text(
                    language,
                    "supervision.letter.every",
                    value("verification.tier-" + (tier.ordinal() + 1), today),
                    value("verification.window", today)));
        }
        if (nextDueOn != null) {
            duties.add(text(
                    language,
                    "supervision.letter.next",
                    DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(nextDueOn)));
        }
        duties.add(text(language, "supervision.letter.change", value("notice.change", today)));
        duties.add(text(language, "supervision.letter.inside", value("notice.travel-inside", today)));
        duties.add(text(language, "supervision.letter.abroad", value("notice.travel-abroad", today)));
        duties.add(text(
                language,
                "supervision.letter.child",
                value("notice.child-household.presence", today),
                value("notice.child-household.within", today)));
        duties.add(text(language, "supervision.letter.residence", value("verification.no-fixed-abode", today)));
        return new Side(
                language.getLanguage(),
                CasePageMessages.isUrdu(language) ? "rtl" : "ltr",
                text(language, "supervision.letter.title"),
                station == null
                        ? text(language, "supervision.letter.to-district", number)
                        : text(language, "supervision.letter.to", number, wording.station(station, language)),
                duties,
                text(language, "supervision.letter.signature"));
    }

    private String value(String key, LocalDate today) {
        return policy.get(key, today).value();
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
