/** Pages of what officers know: visits, contacts, intelligence, risk, circumstances. */
@NullMarked
package pk.gov.nsor.policing.supervision.web.knowledge;

import org.jspecify.annotations.NullMarked;
