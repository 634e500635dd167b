/** The pages of the cells, of the services, and of oversight. */
@NullMarked
package pk.gov.nsor.survivors.support.web;

import org.jspecify.annotations.NullMarked;
