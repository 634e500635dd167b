/** The record's page, and the pages that register an offender or add a conviction. */
@NullMarked
package pk.gov.nsor.record.registration.web;

import org.jspecify.annotations.NullMarked;
