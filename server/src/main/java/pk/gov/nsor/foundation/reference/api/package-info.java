/** The register's codes of places, courts and sections for agencies' systems. */
@NullMarked
package pk.gov.nsor.foundation.reference.api;

import org.jspecify.annotations.NullMarked;
