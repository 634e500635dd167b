package pk.gov.nsor.record.mentions;

import java.util.List;
import pk.gov.nsor.foundation.kernel.PersonId;

/** What a module knows about a person that a note may mention: a bean of that module. */
@FunctionalInterface
public interface KnownMentions {

    /** Names, numbers and places, in each script in which they are kept; blank texts count for nothing. */
    List<KnownMention> of(PersonId person);
}
