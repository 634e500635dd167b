/**
 * What the police do after a release: cases, duties, appearances, breaches, transfers, what officers know, and the
 * notices of changes with what other systems report that contradicts them. Depends on the record and the foundation.
 * Nothing here decides whether a person is on the register.
 */
package pk.gov.nsor.policing;
