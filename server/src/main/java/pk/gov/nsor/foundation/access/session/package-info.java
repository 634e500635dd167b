/** Who is signed in, kept in the database: the same for all processes, through their restarts. */
@NullMarked
package pk.gov.nsor.foundation.access.session;

import org.jspecify.annotations.NullMarked;
