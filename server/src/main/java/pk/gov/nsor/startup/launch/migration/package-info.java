/** Migrations written in Java, which Flyway finds here. */
@NullMarked
package pk.gov.nsor.startup.launch.migration;

import org.jspecify.annotations.NullMarked;
