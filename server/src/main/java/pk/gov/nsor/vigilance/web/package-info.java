/** The pages of findings. */
@NullMarked
package pk.gov.nsor.vigilance.web;

import org.jspecify.annotations.NullMarked;
