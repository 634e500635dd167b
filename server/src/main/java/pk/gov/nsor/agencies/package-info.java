/**
 * What courts, prisons and other agencies report: messages, whom they are about, and what is recorded of them. Depends
 * on the record and on policing. No reply to an agency says anything about a person.
 */
package pk.gov.nsor.agencies;
