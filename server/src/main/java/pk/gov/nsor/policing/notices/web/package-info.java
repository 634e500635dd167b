/**
 * The pages of notices: the wizard in which an officer takes one, decisions, the lists, and what immigration reads and
 * reports.
 */
@NullMarked
package pk.gov.nsor.policing.notices.web;

import org.jspecify.annotations.NullMarked;
