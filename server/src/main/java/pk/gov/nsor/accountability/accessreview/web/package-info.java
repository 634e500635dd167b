/** The pages of access alerts. */
@NullMarked
package pk.gov.nsor.accountability.accessreview.web;

import org.jspecify.annotations.NullMarked;
