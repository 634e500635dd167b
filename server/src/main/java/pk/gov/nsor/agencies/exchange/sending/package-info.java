/** Webhooks by the Standard Webhooks specification: addresses, signatures, sending. */
@NullMarked
package pk.gov.nsor.agencies.exchange.sending;

import org.jspecify.annotations.NullMarked;
