package pk.gov.nsor.enquiry.internal;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.Cnic;

/** What a text asks for. A language of null is the sender's own. */
sealed interface Command {

    /** The language the text itself tells, null where it tells none. */
    @Nullable
    Language language();

    /** Is this CNIC on the register? */
    record AskCnic(Cnic cnic, @Nullable Language language) implements Command {}

    /** Meant as a CNIC, and is none. */
    record NotACnic(@Nullable Language language) implements Command {}

    /** The sender's language from now on. */
    record ChooseLanguage(Language language) implements Command {}

    /** @param code letters and digits in upper case, whether or not they are a code */
    record Dispute(String code, Language language) implements Command {}

    /** Where is help? */
    record Help(Language language) implements Command {}

    /** Anything else. */
    record Unknown(@Nullable Language language) implements Command {}
}
