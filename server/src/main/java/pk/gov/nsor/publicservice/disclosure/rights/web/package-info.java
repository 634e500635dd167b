/** The queue of requests of registered people, and the copies of their records. */
@NullMarked
package pk.gov.nsor.publicservice.disclosure.rights.web;

import org.jspecify.annotations.NullMarked;
