@NullMarked
package pk.gov.nsor.glass.web;

import org.jspecify.annotations.NullMarked;
