@NullMarked
package pk.gov.nsor.policing.exitcontrol.web;

import org.jspecify.annotations.NullMarked;
