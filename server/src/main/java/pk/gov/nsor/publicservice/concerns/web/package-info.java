@NullMarked
package pk.gov.nsor.publicservice.concerns.web;

import org.jspecify.annotations.NullMarked;
