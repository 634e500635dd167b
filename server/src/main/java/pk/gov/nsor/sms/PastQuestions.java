package pk.gov.nsor.sms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What was asked in the last 30 days, opened again. Only for taking answers back, once two people have agreed to it, and
 * for the machine to learn which CNIC a disputed answer was about: whoever calls this sees to that, and lets no number out.
 * What came before is erased with the keys of its days.
 */
public interface PastQuestions {

    /**
     * The questions that came at these moments, to whichever number, with those whose key is destroyed left out. The
     * caller knows its own by text and sender: two may have come at one moment.
     */
    List<PastQuestion> at(Collection<Instant> moments);

    /**
     * A question with what was answered.
     *
     * @param answer empty where there was none
     */
    record PastQuestion(Question question, String answer) {}
}
