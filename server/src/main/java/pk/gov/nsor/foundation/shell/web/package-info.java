/** The common pages, such as home and the error pages. */
@NullMarked
package pk.gov.nsor.foundation.shell.web;

import org.jspecify.annotations.NullMarked;
