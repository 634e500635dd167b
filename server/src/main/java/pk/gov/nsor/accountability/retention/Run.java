package pk.gov.nsor.accountability.retention;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a class of data was last gone through.
 *
 * @param lastErased how many lines went when something last went; 0 where nothing has gone yet
 * @param lastErasedAt when that was; null where nothing has gone yet
 */
public record Run(
        OffsetDateTime at, long lastErased, @Nullable OffsetDateTime lastErasedAt) {}
