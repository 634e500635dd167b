package pk.gov.nsor.accountability.accessreview.rule;

/**
 * The policy of a day: the figures from which views raise an access alert.
 *
 * @param unlinked records
 * @param otherLinks records
 * @param volumeLeast records
 * @param volumeOwn times the officer's own usual day
 * @param volumePeers times the usual day of the role
 * @param offHours records
 * @param office the hours of offices, which do not work on Sundays and public holidays
 * @param field the hours of the police of districts, on every day
 * @param refusals entries of the trail
 * @param searches in a day
 * @param searchesInAnHour in one hour of it
 * @param fruitless searches in a day
 * @param emergencyAccesses records in seven days
 * @param surname in a thousand registered persons
 * @param crowd officers in seven days
 * @param repeats days out of fourteen
 * @param listed people in a day
 */
public record RuleLimits(
        int unlinked,
        int otherLinks,
        int volumeLeast,
        int volumeOwn,
        int volumePeers,
        int offHours,
        Hours office,
        Hours field,
        int refusals,
        int searches,
        int searchesInAnHour,
        int fruitless,
        int emergencyAccesses,
        int surname,
        int crowd,
        int repeats,
        int listed) {}
