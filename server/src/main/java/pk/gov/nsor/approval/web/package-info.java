/** Pages of what needs a second person. */
@NullMarked
package pk.gov.nsor.approval.web;

import org.jspecify.annotations.NullMarked;
