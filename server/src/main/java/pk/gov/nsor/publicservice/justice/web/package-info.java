@NullMarked
package pk.gov.nsor.publicservice.justice.web;

import org.jspecify.annotations.NullMarked;
