package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * What the page of a request is about.
 *
 * @param address the variables of its address
 */
public record OnPage(WhatIsShown what, Map<String, String> address) {

    private static final String ATTRIBUTE = OnPage.class.getName();

    /** Keeps it with the request, for {@link #of}. */
    public void keep(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @throws IllegalStateException where the endpoint does not say what it decides about */
    static OnPage of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof OnPage page) {
            return page;
        }
        throw new IllegalStateException("The endpoint has no @Decides: " + request.getRequestURI());
    }

    public String version() {
        return what.version(address);
    }

    void hold() {
        what.hold(address);
    }
}
