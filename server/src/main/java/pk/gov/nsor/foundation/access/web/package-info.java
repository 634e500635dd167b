/** Access control of web requests: sign-in, who may call what, headers, limits, and the answers to errors. */
@NullMarked
package pk.gov.nsor.foundation.access.web;

import org.jspecify.annotations.NullMarked;
