package pk.gov.nsor.foundation.access.web.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;

/**
 * Signs a user of the OpenID Connect provider out there, too (RP-initiated logout). Otherwise the next user of the
 * browser could sign in as them with one click.
 */
@Component
public class OpenIdSignOut implements LogoutHandler, LogoutSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignOut.class);
    private static final String SIGNED_OUT = SecurityConfiguration.SIGN_IN + "?signed-out";

    private final ObjectProvider<ClientRegistrationRepository> provider;

    OpenIdSignOut(ObjectProvider<ClientRegistrationRepository> provider) {
        this.provider = provider;
    }

    /** Takes the provider's token out of the session before the session ends. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            request.setAttribute(OpenIdSignIn.ID_TOKEN, session.getAttribute(OpenIdSignIn.ID_TOKEN));
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        leave(request, response, (String) request.getAttribute(OpenIdSignIn.ID_TOKEN), SIGNED_OUT);
    }

    /**
     * Ends the provider's session and comes back to a page of ours.
     *
     * @param token the provider's; null where somebody did not sign in there
     * @param back the page's path
     */
    void leave(HttpServletRequest request, HttpServletResponse response, @Nullable String token, String back)
            throws IOException {
        String endSession = token == null ? null : endSession();
        response.sendRedirect(
                endSession == null
                        ? request.getContextPath() + back
                        : UriComponentsBuilder.fromUriString(endSession)
                                .queryParam("id_token_hint", token)
                                .queryParam("post_logout_redirect_uri", "{back}")
                                .encode()
                                .buildAndExpand(base(request) + back)
                                .toUriString());
    }

    private @Nullable String endSession() {
        ClientRegistrationRepository known = provider.getIfAvailable();
        try {
            return known == null ? null : OpenIdConfiguration.endSession(known);
        } catch (RuntimeException unreachable) { // whatever it is, the register's own session has ended
            LOG.warn("The OpenID Connect provider cannot be asked to end its session");
            return null;
        }
    }

    private static String base(HttpServletRequest request) {
        return UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                .replacePath(request.getContextPath())
                .replaceQuery(null)
                .build()
                .toUriString();
    }
}
