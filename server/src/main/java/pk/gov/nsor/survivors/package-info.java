/**
 * What is for survivors and must never be found from the register: a server of its own ({@link pk.gov.nsor.Vault}). Depends on the
 * foundation alone; the register depends on nothing of it.
 */
package pk.gov.nsor.survivors;
