/** The pages of the frame. */
@NullMarked
package pk.gov.nsor.shell.web;

import org.jspecify.annotations.NullMarked;
