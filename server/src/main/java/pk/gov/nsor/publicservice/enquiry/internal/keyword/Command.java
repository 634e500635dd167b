package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.publicservice.enquiry.internal.Language;

/** What a text asks for. A language of null is the sender's own. */
public sealed interface Command {

    /** The language that the text itself shows, null where it shows none. */
    @Nullable
    Language language();

    KeywordTopic topic();

    /** Is this CNIC on the register? */
    record AskCnic(Cnic cnic, @Nullable Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.CNIC;
        }
    }

    /** Meant as a CNIC, and is none. */
    record NotACnic(@Nullable Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.USAGE;
        }
    }

    /**
     * How many live there?
     *
     * @param place as it was written, without the spaces around it; may be empty
     */
    record AskArea(String place, Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.AREA;
        }
    }

    /** A number of one or two digits: which of several that were asked back. */
    record Pick(int number, @Nullable Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.AREA;
        }
    }

    /** The sender's language from now on. */
    record ChooseLanguage(Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.USAGE;
        }
    }

    /** @param code letters and digits in upper case, whether or not they are a code */
    record Dispute(String code, Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.DISPUTE;
        }
    }

    /**
     * Where is help?
     *
     * @param place as it was written, without the spaces around it and the name of a language before it; may be empty
     * @param named the language that the text names, or whose own keyword it has, in which it is answered whatever its sender
     *     chose; null where it names none
     */
    record Help(String place, Language language, @Nullable HelpLanguage named) implements Command {

        Help(String place, Language language) {
            this(place, language, null);
        }

        @Override
        public KeywordTopic topic() {
            return KeywordTopic.HELP;
        }
    }

    /** Anything else. */
    record Unknown(@Nullable Language language) implements Command {
        @Override
        public KeywordTopic topic() {
            return KeywordTopic.USAGE;
        }
    }
}
