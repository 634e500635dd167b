@NullMarked
package pk.gov.nsor.record.matching.web;

import org.jspecify.annotations.NullMarked;
