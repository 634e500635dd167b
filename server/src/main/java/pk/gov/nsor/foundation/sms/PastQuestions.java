package pk.gov.nsor.foundation.sms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The questions of the last 30 days, decrypted. Only for withdrawing answers, once two people have agreed to it, and
 * for automatic processing to learn which CNIC a disputed answer was about. The caller must ensure that, and must not
 * disclose any number. Older questions are erased with the keys of their days.
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
