@NullMarked
package pk.gov.nsor.disclosure.cases.web;

import org.jspecify.annotations.NullMarked;
