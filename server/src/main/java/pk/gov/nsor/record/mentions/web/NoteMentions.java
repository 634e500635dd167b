package pk.gov.nsor.record.mentions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;
import pk.gov.nsor.foundation.shell.FieldQuestions.Answer;
import pk.gov.nsor.foundation.shell.FieldQuestions.Question;
import pk.gov.nsor.record.mentions.Known;
import pk.gov.nsor.record.mentions.Who;

/**
 * What one note mentions: known, said by its writer, or open.
 *
 * @param known who it is, by the words
 * @param chosen what the writer says, by the words
 * @param open what is neither, and what the writer is not sure about
 */
record NoteMentions(Map<String, Who> known, Map<Mention, Who> chosen, List<Mention> open) {

    /** The parameter with an answer: a name of {@link Who}, a blank, and the words. */
    static final String PARAMETER = "placing";

    /** An answer that is none: who it is is not known, or it may be a survivor. The text stays stopped. */
    private static final String UNSURE = "UNSURE";

    /** So many can be asked about in one note. */
    static final int MOST = 60;

    /**
     * @param record what is known, asked only where the text mentions something
     * @param answers all values of the parameter
     * @throws InvalidValueException where one is no answer to what is asked
     */
    static NoteMentions of(String text, Supplier<Known> record, List<String> answers) {
        Map<String, Who> said = said(answers);
        Map<String, Who> known = new LinkedHashMap<>();
        Map<String, Mention> asked = new LinkedHashMap<>();
        for (Mention mention : Mentions.in(text)) {
            Optional<Who> who = record.get().who(mention);
            if (who.isPresent()) {
                known.put(mention.text(), who.get());
            } else if (mention.isOpen()) {
                asked.putIfAbsent(mention.text(), mention);
            }
        }
        Map<Mention, Who> chosen = new LinkedHashMap<>();
        List<Mention> open = new ArrayList<>();
        for (Mention mention : asked.values()) {
            Who who = said.get(mention.text());
            if (who == null) {
                open.add(mention);
            } else if (!Who.choices(mention.kind()).contains(who)) {
                throw unknownAnswer();
            } else {
                chosen.put(mention, who);
            }
        }
        return new NoteMentions(known, chosen, List.copyOf(open));
    }

    /** All that the request answers. Spring's binding would split them at commas. */
    static List<String> answers(HttpServletRequest request) {
        String[] sent = request.getParameterValues(PARAMETER);
        return sent == null ? List.of() : List.of(sent);
    }

    /** Whether it is said of one that its writer is not sure. */
    static boolean isUnsure(List<Mention> open, List<String> answers) {
        return open.stream().anyMatch(mention -> answers.contains(UNSURE + " " + mention.text()));
    }

    /** All that has to be asked, with what is answered. */
    List<Question> questions(List<String> answers) {
        List<Mention> asked = new ArrayList<>(chosen.keySet());
        asked.addAll(open);
        asked.sort((one, other) -> Integer.compare(one.begin(), other.begin()));
        return asked.stream().map(mention -> question(mention, answers)).toList();
    }

    private static Question question(Mention mention, List<String> answers) {
        Stream<String> choices =
                Stream.concat(Who.choices(mention.kind()).stream().map(Who::name), Stream.of(UNSURE));
        return new Question(
                mention.text(),
                PARAMETER,
                choices.map(choice -> {
                            String value = choice + " " + mention.text();
                            return new Answer(value, key(choice), answers.contains(value));
                        })
                        .toList());
    }

    static String key(Who who) {
        return key(who.name());
    }

    private static String key(String choice) {
        return "mention.who." + choice.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Who> said(List<String> answers) {
        Map<String, Who> said = new LinkedHashMap<>();
        for (String answer : answers) {
            if (!answer.isEmpty() && !answer.startsWith(UNSURE + " ")) {
                int blank = answer.indexOf(' ');
                Who who = Who.of(blank < 0 ? answer : answer.substring(0, blank))
                        .orElseThrow(NoteMentions::unknownAnswer);
                said.put(answer.substring(blank + 1), who);
            }
        }
        return said;
    }

    private static InvalidValueException unknownAnswer() {
        return new InvalidValueException("mention.who", "Choose from the list who or what this is.");
    }
}
