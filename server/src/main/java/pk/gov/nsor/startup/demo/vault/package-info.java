/** The demonstration of the survivors' vault: it is in the vault's server, and nothing else of the demonstration is. */
@NullMarked
package pk.gov.nsor.startup.demo.vault;

import org.jspecify.annotations.NullMarked;
