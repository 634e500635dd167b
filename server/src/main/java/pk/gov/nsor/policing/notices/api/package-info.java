/** What the systems of immigration, of NADRA and of the police read and report. */
@NullMarked
package pk.gov.nsor.policing.notices.api;

import org.jspecify.annotations.NullMarked;
