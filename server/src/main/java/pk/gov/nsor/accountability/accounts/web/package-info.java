/** The pages about accounts, for administrators and national supervisors. */
@NullMarked
package pk.gov.nsor.accountability.accounts.web;

import org.jspecify.annotations.NullMarked;
