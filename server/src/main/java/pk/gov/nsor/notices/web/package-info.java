/** The pages of notices: the way an officer takes one, decisions, the lists, and what immigration reads and reports. */
@NullMarked
package pk.gov.nsor.notices.web;

import org.jspecify.annotations.NullMarked;
