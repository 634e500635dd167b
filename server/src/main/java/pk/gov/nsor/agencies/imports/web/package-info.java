/** The page where registrars send files of many lines, and see what becomes of them. */
@NullMarked
package pk.gov.nsor.agencies.imports.web;

import org.jspecify.annotations.NullMarked;
