/** The record's page, and the journeys that register an offender or add a conviction. */
@NullMarked
package pk.gov.nsor.registration.web;

import org.jspecify.annotations.NullMarked;
