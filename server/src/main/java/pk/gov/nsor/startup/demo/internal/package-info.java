@NullMarked
package pk.gov.nsor.startup.demo.internal;

import org.jspecify.annotations.NullMarked;
