@NullMarked
package pk.gov.nsor.publicservice.disclosure.cases.web;

import org.jspecify.annotations.NullMarked;
