/** The cases of people under supervision: their rows, lists, places and how they are written. */
@NullMarked
package pk.gov.nsor.policing.supervision.caseload;

import org.jspecify.annotations.NullMarked;
