@NullMarked
package pk.gov.nsor.accountability.screeningoverride.web;

import org.jspecify.annotations.NullMarked;
