package pk.gov.nsor.policing.correspondence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param station the code of the station that is asked
 * @param answerBy today or later; null for the policy's day
 */
public record NewStationMessage(
        String station, String question, @Nullable LocalDate answerBy) {}
