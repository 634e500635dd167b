/** FOLLOW and STOP: what they mean, what is answered and how often, and what is kept. */
@NullMarked
package pk.gov.nsor.publicservice.outreach.internal;

import org.jspecify.annotations.NullMarked;
