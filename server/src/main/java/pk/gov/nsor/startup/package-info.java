/**
 * Startup and operation of the register: the command line, settings, the database and its copies, and synthetic data.
 * Depends on everything; nothing depends on it.
 */
package pk.gov.nsor.startup;
