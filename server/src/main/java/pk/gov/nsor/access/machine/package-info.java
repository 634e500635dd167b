/** Tokens of machine clients, and how they prove who they are. */
@NullMarked
package pk.gov.nsor.access.machine;

import org.jspecify.annotations.NullMarked;
