@NullMarked
package pk.gov.nsor.allowance.web;

import org.jspecify.annotations.NullMarked;
