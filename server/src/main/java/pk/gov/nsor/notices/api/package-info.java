/** What the systems of immigration, of NADRA and of the police read and report. */
@NullMarked
package pk.gov.nsor.notices.api;

import org.jspecify.annotations.NullMarked;
