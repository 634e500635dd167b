/** The feed that agencies' systems read. */
@NullMarked
package pk.gov.nsor.agencies.exchange.api;

import org.jspecify.annotations.NullMarked;
