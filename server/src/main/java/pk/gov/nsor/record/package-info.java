/**
 * The record of a person: their identity, the facts reported by courts and prisons, whether and until when they must
 * be on the register, and how they are found by name. Depends on the foundation. Police supervision of a person, and
 * disclosure to anybody outside, do not belong here.
 */
package pk.gov.nsor.record;
