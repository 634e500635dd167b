package pk.gov.nsor.examples;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.ChosenLanguages;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.TextLanguage;

/**
 * The example of a keyword of {@code docs/contributing.md}: HOURS is answered with the {@link OpeningHours}. In a module it
 * would be a {@code @Component}, and its texts would stand in the module's files of messages.
 */
@Order(100)
class OpeningHoursKeyword implements QuestionHandler {

    private static final String KEYWORD = "HOURS";

    private final OpeningHours hours;
    private final ChosenLanguages languages;

    OpeningHoursKeyword(OpeningHours hours, ChosenLanguages languages) {
        this.hours = hours;
        this.languages = languages;
    }

    /** By the text alone: what is not this keyword goes on to the other handlers. */
    @Override
    public boolean takes(Question question) {
        return question.text().strip().toUpperCase(Locale.ROOT).equals(KEYWORD);
    }

    /** What is read for the answers is read once for the batch. */
    @Override
    public void answer(List<Question> batch, Answers answers) {
        Map<SenderHash, TextLanguage> chosen =
                languages.chosenBy(batch.stream().map(Question::senderHash).collect(Collectors.toSet()));
        OpeningHours.Hours present = hours.present();
        for (Question question : batch) {
            answers.answerAndForget(
                    question, text(chosen.getOrDefault(question.senderHash(), TextLanguage.URDU), present));
        }
    }

    static String text(TextLanguage language, OpeningHours.Hours hours) {
        String text = switch (language) {
            case ENGLISH -> "The office is open from %d to %d.";
            case URDU -> "دفتر %d سے %d بجے تک کھلا ہے۔";
            case ROMAN_URDU -> "Daftar %d se %d baje tak khula hai.";
        };
        return text.formatted(hours.from(), hours.until());
    }
}
