@NullMarked
package pk.gov.nsor.policing.correspondence.web;

import org.jspecify.annotations.NullMarked;
