package pk.gov.nsor.foundation.sms.faults;

import java.util.List;

/**
 * A question of the flood.
 *
 * @param id counted by the SMSC from 1
 * @param sender digits of the telephone's number
 * @param cnic what is asked, 0 where it is something else
 * @param on whether the CNIC is on the register
 * @param parts the text, in one or two parts
 */
record FloodQuestion(long id, String sender, Kind kind, long cnic, boolean on, List<String> parts) {

    /** What is special about it. */
    enum Kind {
        /** A CNIC, asked once by somebody who asks nothing else. */
        CNIC,
        /** A CNIC in two parts, neither of which is one. */
        LONG,
        /** One of two equal questions of a sender at one time. */
        TWICE,
        /** One of seven different CNICs of a sender, who is answered five. */
        MANY,
        /** A question for help: nothing is kept of its sender, so it is answered as often as it is delivered. */
        HELP,
        /** Not a CNIC, not a keyword. */
        OTHER
    }

    /** The text as it is told apart from others of the sender. */
    String text() {
        return String.join("", parts);
    }
}
