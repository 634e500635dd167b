/** What makes looks unusual: pure, one class a rule. */
@NullMarked
package pk.gov.nsor.vigilance.rule;

import org.jspecify.annotations.NullMarked;
