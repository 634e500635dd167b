/** The page of the release channels. */
@NullMarked
package pk.gov.nsor.release.web;

import org.jspecify.annotations.NullMarked;
