/** Recording that a conviction was quashed. */
@NullMarked
package pk.gov.nsor.conviction.web;

import org.jspecify.annotations.NullMarked;
