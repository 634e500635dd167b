/** What of NADRA's answers people have to look at, the queue of questions, and the section of a record. */
@NullMarked
package pk.gov.nsor.agencies.verification.web;

import org.jspecify.annotations.NullMarked;
