/** The page of the release channels. */
@NullMarked
package pk.gov.nsor.publicservice.release.web;

import org.jspecify.annotations.NullMarked;
