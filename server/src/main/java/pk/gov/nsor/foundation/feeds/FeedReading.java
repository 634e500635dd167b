package pk.gov.nsor.foundation.feeds;

import java.time.LocalDate;
import java.util.function.Function;
import pk.gov.nsor.foundation.access.ProblemException;
import tools.jackson.core.JacksonException;

/** The body of a message, to be read into the form of its kind. */
public final class FeedReading {

    private final FeedForms forms;
    private final byte[] body;
    private final LocalDate day;
    private final Texts texts;

    FeedReading(FeedForms forms, byte[] body, LocalDate day, Texts texts) {
        this.forms = forms;
        this.body = body;
        this.day = day;
        this.texts = texts;
    }

    /** What is done about its texts. */
    enum Texts {
        /** They were screened when it was received. */
        PASS,
        /** Those that would identify a survivor wait for a decision, but for the message's name, which is kept openly. */
        WAIT,
        /** Those that would identify a survivor are refused. */
        ARE_REFUSED
    }

    /** The day on which the message was received. */
    public LocalDate day() {
        return day;
    }

    /**
     * Reads the body.
     *
     * @param check validates each field, and refuses what cannot be true with {@link ProblemException}
     * @return what the check made of it
     * @throws JacksonException where it is not JSON of the form
     * @throws ProblemException 422 from the check; and after it, of a message that is sent now, where a text would identify a
     *     survivor
     */
    public <F extends Record, M> M into(Class<F> form, Function<F, M> check) {
        return switch (texts) {
            case PASS -> check.apply(forms.read(body, form));
            case WAIT, ARE_REFUSED -> forms.receive(body, form, check, texts == Texts.WAIT);
        };
    }
}
