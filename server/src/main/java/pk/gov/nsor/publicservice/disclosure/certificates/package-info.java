/**
 * Certificates for an employer, at the person's own request: asked at the counter, issued by a second person, drawn as
 * a PDF, and verified by a code on a public page.
 */
@NullMarked
package pk.gov.nsor.publicservice.disclosure.certificates;

import org.jspecify.annotations.NullMarked;
