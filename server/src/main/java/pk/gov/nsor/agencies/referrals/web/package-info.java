@NullMarked
package pk.gov.nsor.agencies.referrals.web;

import org.jspecify.annotations.NullMarked;
