/**
 * The foundation that all other modules use, without anything about offenders: value types, keys, the audit trail,
 * access control, pages, two-person approval, screening of free text, messages in and out, and the law and places as
 * data. Depends on no other part of the server. No module here may know a person's record.
 */
package pk.gov.nsor.foundation;
