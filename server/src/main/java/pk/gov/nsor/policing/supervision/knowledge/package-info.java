/**
 * What officers know about the people they supervise: visits, contacts, intelligence, assessed risk, circumstances,
 * and the confidence in each address. Free text is kept encrypted under a key of the record.
 */
@NullMarked
package pk.gov.nsor.policing.supervision.knowledge;

import org.jspecify.annotations.NullMarked;
