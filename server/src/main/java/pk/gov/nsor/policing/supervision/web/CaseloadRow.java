package pk.gov.nsor.policing.supervision.web;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;

/**
 * A line of a list, ready to be shown.
 *
 * @param state what is so
 * @param level with whom it lies; empty where nothing escalates
 * @param path where one acts on it
 * @param actionKey the message that says what to do next
 * @param home how sure the address is; null where that is not shown
 */
record CaseloadRow(
        CaseRow row,
        @Nullable String station,
        String state,
        String level,
        String path,
        String actionKey,
        CaseHomes.@Nullable Home home) {

    CaseloadRow at(CaseHomes.@Nullable Home newHome) {
        return new CaseloadRow(row, station, state, level, path, actionKey, newHome);
    }
}
