/** The National Sex Offenders Register: one deployable, a modular monolith. docs/architecture.md shows its modules. */
@NullMarked
package pk.gov.nsor;

import org.jspecify.annotations.NullMarked;
