/** The pages of the dashboards. */
@NullMarked
package pk.gov.nsor.accountability.oversight.web;

import org.jspecify.annotations.NullMarked;
