package pk.gov.nsor.access;

import jakarta.servlet.http.HttpServletRequest;

/** For what somebody works: the purpose of their look at a record, and where they look at none that of their session. */
@FunctionalInterface
public interface CurrentPurpose {

    Purpose of(HttpServletRequest request);
}
