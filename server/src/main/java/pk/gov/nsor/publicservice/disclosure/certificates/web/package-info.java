/** The pages of certificates: those at the counter, and the public one where a code is verified. */
@NullMarked
package pk.gov.nsor.publicservice.disclosure.certificates.web;

import org.jspecify.annotations.NullMarked;
