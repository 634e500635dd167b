@NullMarked
package pk.gov.nsor.accountability.emergencyaccess.web;

import org.jspecify.annotations.NullMarked;
