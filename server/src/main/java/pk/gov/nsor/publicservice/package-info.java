/**
 * What the public and the people on the register are told, and how: answers by SMS, released areas, help, campaigns,
 * certificates, requests about one's own record, and case-bound disclosure. Every disclosure outside the register goes
 * through here. Depends on all other packages but the start.
 */
package pk.gov.nsor.publicservice;
