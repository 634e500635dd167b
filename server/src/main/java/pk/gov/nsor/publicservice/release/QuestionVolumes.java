package pk.gov.nsor.publicservice.release;

import java.time.YearMonth;
import java.util.Map;

/** How many questions the public asked: a bean of the module that answers them. */
public interface QuestionVolumes {

    /**
     * All questions of a month, whatever became of them. Exact and not for release: what is told of them is rounded.
     *
     * @return by the language of the answer, {@code english}, {@code urdu} or {@code roman}; none for a language without any
     */
    Map<String, Integer> questions(YearMonth month);
}
