package pk.gov.nsor.shell;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Makes the second press of a button do nothing: each form carries a {@code submissionId}, and what it led to is
 * remembered in the session, so that the second request gets the first one's answer.
 */
@Component
public class Submissions {

    private static final String ATTRIBUTE = Submissions.class.getName();
    private static final int REMEMBERED = 50;
    private static final int LONGEST_ID = 64;

    /**
     * Where the submission leads: done by the action the first time, remembered afterwards. A second press that comes
     * while the first is at work waits for it. An action that throws is not remembered.
     *
     * @param submissionId of the form; blank or overlong ones are not remembered
     */
    public String once(HttpSession session, String submissionId, Supplier<String> action) {
        synchronized (WebUtils.getSessionMutex(session)) {
            Done done = session.getAttribute(ATTRIBUTE) instanceof Done before ? before : new Done();
            String answered = done.get(submissionId);
            if (answered != null) {
                return answered;
            }
            String answer = action.get();
            if (!submissionId.isBlank() && submissionId.length() <= LONGEST_ID) {
                done.put(submissionId, answer);
                session.setAttribute(ATTRIBUTE, done);
            }
            return answer;
        }
    }

    private static final class Done extends LinkedHashMap<String, String> implements Serializable {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    }
}
