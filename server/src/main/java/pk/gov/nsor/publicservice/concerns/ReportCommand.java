package pk.gov.nsor.publicservice.concerns;

import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.sms.TextLanguage;

/** What a text to REPORT asks for. */
sealed interface ReportCommand {

    /** The language of its keyword, in which it is answered where the sender chose none. */
    TextLanguage language();

    /** @param words what stands behind the CNIC, as it was written; may be empty */
    record Report(Cnic cnic, ConcernKind kind, String words, TextLanguage language) implements ReportCommand {

        /** Without what was written, so that it reaches no log. */
        @Override
        public String toString() {
            return "a report";
        }
    }

    /** @param code eight letters that may be a code */
    record Follow(String code, TextLanguage language) implements ReportCommand {}

    /** Meant as a CNIC, and is none. */
    record NoCnic(TextLanguage language) implements ReportCommand {}

    /** Neither a CNIC nor a code. */
    record How(TextLanguage language) implements ReportCommand {}
}
