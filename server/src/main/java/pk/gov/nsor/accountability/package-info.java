/**
 * Control of those who use the register: accounts, emergency access, access review, reading the trail, overrides of
 * the text screen, exports that name many people, and retention. Depends on the record and on policing. Nothing here
 * changes a record, except to erase it.
 */
package pk.gov.nsor.accountability;
