package pk.gov.nsor.publicservice.enquiry.internal.quota;

/**
 * How much one sender is answered.
 *
 * @param cnicsAnHour CNICs in any 60 minutes
 * @param cnicsADay CNICs in any 24 hours
 * @param scannedADay CNICs of blocks that are being scanned, in any 24 hours; they count against the other two as well
 * @param othersAnHour other messages in any 60 minutes; questions for help are not counted
 * @param helpADay answers about help to one number on one day, in memory and of each server process
 */
public record Limits(int cnicsAnHour, int cnicsADay, int scannedADay, int othersAnHour, int helpADay) {}
