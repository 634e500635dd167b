package pk.gov.nsor.foundation.shell;

import java.util.List;

/** Questions about what was typed into a field, asked beside it and answered with the form; no form knows of them. */
@FunctionalInterface
public interface FieldQuestions {

    /** The name under which a page's model has them. */
    String ATTRIBUTE = "fieldQuestions";

    /** Those of a field, as of now: empty until something was refused. */
    List<Question> of(String field);

    /**
     * @param label what is asked about, as it was typed
     * @param name the parameter that the answer is sent as
     */
    record Question(String label, String name, List<Answer> answers) {

        public Question {
            answers = List.copyOf(answers);
        }
    }

    /**
     * @param value what is sent
     * @param key its message
     */
    record Answer(String value, String key, boolean isChosen) {}
}
