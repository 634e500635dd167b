/** Tokens of agencies' systems: how they are issued and checked, and the credentials behind them. */
@NullMarked
package pk.gov.nsor.foundation.access.web.token;

import org.jspecify.annotations.NullMarked;
