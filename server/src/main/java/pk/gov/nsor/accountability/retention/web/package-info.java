/** The pages of retention. */
@NullMarked
package pk.gov.nsor.accountability.retention.web;

import org.jspecify.annotations.NullMarked;
