/** The cost of access control: the checks of a record's page, and signing in. */
@NullMarked
package pk.gov.nsor.benchmark.access;

import org.jspecify.annotations.NullMarked;
