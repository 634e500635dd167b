@NullMarked
package pk.gov.nsor.agencies.referrals.api;

import org.jspecify.annotations.NullMarked;
