/** The pages of retention. */
@NullMarked
package pk.gov.nsor.retention.web;

import org.jspecify.annotations.NullMarked;
