package pk.gov.nsor.outreach.internal;

import pk.gov.nsor.sms.TextLanguage;

/** What a text asks of outreach. */
sealed interface FollowCommand {

    /** The language of its keyword, in which it is answered. */
    TextLanguage language();

    /** @param place as it was written, without what stands around it; may be empty */
    record Follow(String place, TextLanguage language) implements FollowCommand {}

    record Stop(TextLanguage language) implements FollowCommand {}

    /** @param code digits 0-9, as many as were written; may be empty */
    record Confirm(String code, TextLanguage language) implements FollowCommand {}
}
