package pk.gov.nsor.survivors.support;

import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What a cell writes down of a survivor.
 *
 * @param called how she wants to be called; need not be her name
 * @param contact how and when she can be reached safely; may be empty
 * @param courtCase her case at court, by court and number; may be empty
 */
public record CaseDetails(String called, String contact, String courtCase) {

    static final int LONGEST_CALLED = 60;
    static final int LONGEST_CONTACT = 200;
    static final int LONGEST_COURT_CASE = 100;

    /** @throws InvalidValueException naming the field that is empty or too long */
    public CaseDetails {
        called = Words.read("called", called, LONGEST_CALLED);
        contact = Words.read("contact", contact, LONGEST_CONTACT);
        courtCase = Words.read("courtCase", courtCase, LONGEST_COURT_CASE);
        if (called.isEmpty()) {
            throw new InvalidValueException("support.called", "Write how she wants to be called.").at("called");
        }
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "details of a case";
    }
}
