package pk.gov.nsor.publicservice.outreach.internal;

import pk.gov.nsor.foundation.sms.TextLanguage;

/** What a text asks of outreach. */
sealed interface FollowCommand {

    /** The language of its keyword, in which it is answered. */
    TextLanguage language();

    /** The same, answered in a language that the sender has chosen. */
    FollowCommand in(TextLanguage chosen);

    /** @param place as it was written, without what stands around it; may be empty */
    record Follow(String place, TextLanguage language) implements FollowCommand {
        @Override
        public FollowCommand in(TextLanguage chosen) {
            return new Follow(place, chosen);
        }
    }

    record Stop(TextLanguage language) implements FollowCommand {
        @Override
        public FollowCommand in(TextLanguage chosen) {
            return new Stop(chosen);
        }
    }

    /** @param code digits 0-9, as many as were written; may be empty */
    record Confirm(String code, TextLanguage language) implements FollowCommand {
        @Override
        public FollowCommand in(TextLanguage chosen) {
            return new Confirm(code, chosen);
        }
    }
}
