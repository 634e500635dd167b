package pk.gov.nsor.enquiry.internal;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.Cnic;

/** What a text asks for. A language of null is the sender's own. */
sealed interface Command {

    /** The language the text itself tells, null where it tells none. */
    @Nullable
    Language language();

    Topic topic();

    /** Is this CNIC on the register? */
    record AskCnic(Cnic cnic, @Nullable Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.CNIC;
        }
    }

    /** Meant as a CNIC, and is none. */
    record NotACnic(@Nullable Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.USAGE;
        }
    }

    /**
     * How many live there?
     *
     * @param place as it was written, without the spaces around it; may be empty
     */
    record AskArea(String place, Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.AREA;
        }
    }

    /** A number of one or two digits: which of several that were asked back. */
    record Pick(int number, @Nullable Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.AREA;
        }
    }

    /** The sender's language from now on. */
    record ChooseLanguage(Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.USAGE;
        }
    }

    /** @param code letters and digits in upper case, whether or not they are a code */
    record Dispute(String code, Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.DISPUTE;
        }
    }

    /**
     * Where is help?
     *
     * @param place as it was written, without the spaces around it; may be empty
     */
    record Help(String place, Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.HELP;
        }
    }

    /** Anything else. */
    record Unknown(@Nullable Language language) implements Command {
        @Override
        public Topic topic() {
            return Topic.USAGE;
        }
    }
}
