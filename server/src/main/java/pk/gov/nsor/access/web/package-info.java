/** What access does to requests: sign-in, who may call what, headers, limits, and the answers to errors. */
@NullMarked
package pk.gov.nsor.access.web;

import org.jspecify.annotations.NullMarked;
