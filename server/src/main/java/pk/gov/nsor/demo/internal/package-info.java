@NullMarked
package pk.gov.nsor.demo.internal;

import org.jspecify.annotations.NullMarked;
