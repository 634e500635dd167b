/**
 * What officers know about the people they follow: visits, contacts, intelligence, assessed risk, circumstances, and how
 * sure the addresses are. What somebody wrote is kept encrypted under a key of the record.
 */
@NullMarked
package pk.gov.nsor.supervision.knowledge;

import org.jspecify.annotations.NullMarked;
