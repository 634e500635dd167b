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
 */
record CaseloadRow(CaseRow row, @Nullable String station, String state, String level, String path, String actionKey) {}
