/** The API of the feeds, and the page where registrars decide about what waits. */
@NullMarked
package pk.gov.nsor.agencies.intake.web;

import org.jspecify.annotations.NullMarked;
