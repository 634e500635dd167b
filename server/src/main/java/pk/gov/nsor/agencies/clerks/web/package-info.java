/** The pages of clerks. */
@NullMarked
package pk.gov.nsor.agencies.clerks.web;

import org.jspecify.annotations.NullMarked;
