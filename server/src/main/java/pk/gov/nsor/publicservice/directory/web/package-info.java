/** The directory's pages: the list, one entry with its history, and what keepers do. */
@NullMarked
package pk.gov.nsor.publicservice.directory.web;

import org.jspecify.annotations.NullMarked;
