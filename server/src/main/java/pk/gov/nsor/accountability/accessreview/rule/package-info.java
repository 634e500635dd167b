/** The rules that decide whether views of records are unusual: pure Java, one class for each rule. */
@NullMarked
package pk.gov.nsor.accountability.accessreview.rule;

import org.jspecify.annotations.NullMarked;
