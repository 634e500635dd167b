/** What it costs that not everybody may look: the checks of a record's page, and signing in. */
@NullMarked
package pk.gov.nsor.benchmark.access;

import org.jspecify.annotations.NullMarked;
