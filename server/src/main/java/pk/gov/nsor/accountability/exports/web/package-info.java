/** The page on which somebody asks for a file. */
@NullMarked
package pk.gov.nsor.accountability.exports.web;

import org.jspecify.annotations.NullMarked;
