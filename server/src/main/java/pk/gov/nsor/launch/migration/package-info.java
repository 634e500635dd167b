/** Migrations written in Java, which Flyway finds here. */
@NullMarked
package pk.gov.nsor.launch.migration;

import org.jspecify.annotations.NullMarked;
