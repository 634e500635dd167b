/** Reads a table from a file: CSV, a spreadsheet or lines of JSON, one line after another and never the whole. */
@NamedInterface("file")
@NullMarked
package pk.gov.nsor.agencies.imports.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
