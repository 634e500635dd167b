package pk.gov.nsor.enquiry.internal;

/**
 * How much one sender is answered.
 *
 * @param cnicsAnHour CNICs in any 60 minutes
 * @param cnicsADay CNICs in any 24 hours
 * @param scannedADay CNICs of blocks that are being scanned, in any 24 hours; they count against the other two as well
 * @param othersAnHour other messages in any 60 minutes; questions for help are not counted
 */
record Limits(int cnicsAnHour, int cnicsADay, int scannedADay, int othersAnHour) {}
