package pk.gov.nsor.foundation.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The purpose somebody works for: that of their view of a record, or that of their session where no record is viewed.
 */
@FunctionalInterface
public interface CurrentPurpose {

    Purpose of(HttpServletRequest request);
}
