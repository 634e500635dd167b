/** The page of subscribers. */
@NullMarked
package pk.gov.nsor.agencies.exchange.web;

import org.jspecify.annotations.NullMarked;
