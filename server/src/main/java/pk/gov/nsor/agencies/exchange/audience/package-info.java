/** What agencies' systems are told: a class for each audience, with the form of what its events say. */
@NullMarked
package pk.gov.nsor.agencies.exchange.audience;

import org.jspecify.annotations.NullMarked;
