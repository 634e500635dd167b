/** Answers to requests that fail or are refused. */
@NullMarked
package pk.gov.nsor.foundation.access.web.problem;

import org.jspecify.annotations.NullMarked;
