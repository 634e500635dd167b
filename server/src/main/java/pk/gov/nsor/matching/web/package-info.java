@NullMarked
package pk.gov.nsor.matching.web;

import org.jspecify.annotations.NullMarked;
