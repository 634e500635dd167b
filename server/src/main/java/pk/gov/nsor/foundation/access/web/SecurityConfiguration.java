package pk.gov.nsor.foundation.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.util.unit.DataSize;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.web.filter.AnonymousRefusalCounts;
import pk.gov.nsor.foundation.access.web.filter.AnonymousRefusalsFilter;
import pk.gov.nsor.foundation.access.web.filter.AnswersToTrail;
import pk.gov.nsor.foundation.access.web.filter.CurrentAccountFilter;
import pk.gov.nsor.foundation.access.web.filter.ForeignOrigin;
import pk.gov.nsor.foundation.access.web.filter.NoFiles;
import pk.gov.nsor.foundation.access.web.filter.SecurityHeadersValve;
import pk.gov.nsor.foundation.access.web.filter.TrailFilter;
import pk.gov.nsor.foundation.access.web.filter.UploadLimit;
import pk.gov.nsor.foundation.access.web.openid.OpenIdSignOut;
import pk.gov.nsor.foundation.access.web.problem.ApiRefusals;
import pk.gov.nsor.foundation.access.web.problem.BodyLimit;
import pk.gov.nsor.foundation.access.web.session.SessionOwner;
import pk.gov.nsor.foundation.access.web.signin.PasswordDue;
import pk.gov.nsor.foundation.access.web.signin.PasswordPassed;
import pk.gov.nsor.foundation.access.web.signin.PasswordSignIn;
import pk.gov.nsor.foundation.access.web.token.TokenIntrospector;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * The filter chains: files, the API for machines, pages for people, and health and metrics for operators. {@link
 * SecurityHeadersValve} sets the headers of every answer.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    public static final String SIGN_IN = "/sign-in";
    public static final String SECOND_STEP = SIGN_IN + "/code";

    /**
     * For a form open to everybody: where it was left open for long, it is shown again instead of a redirect to
     * sign-in.
     */
    private static final String PUBLIC_FORM = "/certificate";

    /** Requests are measured as a whole; measuring each filter and decision takes a tenth of a small request. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Health and metrics have a port of their own, on the loopback interface unless operators say otherwise. */
    @Bean
    @Order(0)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Style sheets, scripts, fonts: public, cached without limit, and served without reading the session. */
    @Bean
    @Order(1)
    SecurityFilterChain files(HttpSecurity http) {
        return http.securityMatcher("/assets/**", "/webjars/**", "/favicon.ico")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            TokenIntrospector tokens,
            ApiRefusals refusals,
            AnswersToTrail answers,
            AnonymousRefusalCounts strangers) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .opaqueToken(token ->
                                token.introspector(tokens).authenticationConverter(TokenIntrospector::authentication)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new AnonymousRefusalsFilter(strangers), HeaderWriterFilter.class)
                .addFilterAfter(new TrailFilter(answers), AnonymousRefusalsFilter.class)
                .addFilterAfter(new BodyLimit(), AuthorizationFilter.class)
                .build();
    }

    /**
     * What anybody sends without being known and without a cookie: there is nothing that another site's form could do in somebody's
     * name, so no token of a form is asked for and no session is made. It could still have its visitors send what it likes, so a
     * form that a browser says is another site's is refused.
     */
    @Bean
    @Order(3)
    SecurityFilterChain anybody(
            HttpSecurity http, AnswersToTrail answers, Endpoints endpoints, AnonymousRefusalCounts strangers) {
        return http.securityMatcher("/concern", "/concern/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new AnonymousRefusalsFilter(strangers), HeaderWriterFilter.class)
                .addFilterAfter(new TrailFilter(answers), AnonymousRefusalsFilter.class)
                .addFilterAfter(new ForeignOrigin(endpoints), TrailFilter.class)
                .addFilterAfter(new NoFiles(), ForeignOrigin.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordSignIn passwords,
            Credentials credentials,
            Trail trail,
            AnswersToTrail answers,
            Endpoints endpoints,
            AnonymousRefusalCounts strangers,
            Clock clock,
            OpenIdSignOut signOut,
            @Value("${nsor.upload.largest}") DataSize largest) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/v3/api-docs/**", "/v3/api-docs.yaml", SIGN_IN)
                        .permitAll()
                        // Looked up only for those who are not signed in.
                        .anyRequest()
                        .access((person, context) -> new AuthorizationDecision(
                                isSignedIn(person.get()) || endpoints.isAnonymous(context.getRequest()))))
                // Of its own, without a parent that would ask the same bean again and count each failure twice.
                .authenticationManager(new ProviderManager(passwords))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        // The redirect to the page that was requested first follows after the second step.
                        .successHandler(new SimpleUrlAuthenticationSuccessHandler(SECOND_STEP))
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(request.getContextPath() + SIGN_IN + "?" + refusal(failure))))
                .sessionManagement(session -> session.sessionAuthenticationStrategy(afterPassword()))
                .logout(out -> out.logoutUrl("/sign-out")
                        .logoutSuccessHandler(signOut)
                        .addLogoutHandler(signOut)
                        .addLogoutHandler((request, response, authentication) -> recordSignOut(trail, request)))
                .exceptionHandling(errors -> errors.accessDeniedHandler(denied())
                        // Otherwise htmx would put the sign-in page into a part of the page that sent the request.
                        .defaultAuthenticationEntryPointFor(
                                (request, response, failure) -> {
                                    response.setHeader("HX-Redirect", request.getContextPath() + SIGN_IN);
                                    response.setStatus(jakarta.servlet.http.HttpServletResponse.SC_UNAUTHORIZED);
                                },
                                new RequestHeaderRequestMatcher("HX-Request"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SECOND_STEP),
                                request -> PasswordPassed.of(request).isPresent()))
                .addFilterAfter(new CurrentAccountFilter(credentials, clock), HeaderWriterFilter.class)
                .addFilterAfter(new AnonymousRefusalsFilter(strangers), CurrentAccountFilter.class)
                .addFilterAfter(new PasswordDue(), AnonymousRefusalsFilter.class)
                .addFilterAfter(new TrailFilter(answers), PasswordDue.class)
                .addFilterAfter(new ForeignOrigin(endpoints), TrailFilter.class)
                .addFilterAfter(new UploadLimit(largest, endpoints), ForeignOrigin.class)
                .build();
    }

    /** The session is theirs from the password on, under another name. */
    private static SessionAuthenticationStrategy afterPassword() {
        return new CompositeSessionAuthenticationStrategy(List.of(
                (person, request, response) -> {
                    if (person.getPrincipal() instanceof PasswordPassed passed) {
                        SessionOwner.take(request, passed.accountId());
                    }
                },
                new ChangeSessionIdAuthenticationStrategy()));
    }

    /** The message of the sign-in page; the same whether or not there is an account of the name. */
    private static String refusal(AuthenticationException failure) {
        return switch (failure) {
            case AuthenticationServiceException _ -> "busy";
            case LockedException _ -> "many";
            default -> "error";
        };
    }

    private static boolean isSignedIn(@Nullable Authentication person) {
        return person != null && person.isAuthenticated() && person.getPrincipal() instanceof SignedIn;
    }

    private static void recordSignOut(Trail trail, HttpServletRequest request) {
        if (CurrentActor.isKnown()) {
            Actor actor = CurrentActor.of(request);
            trail.appendAlone(TrailEntry.done(actor, TrailAction.SIGN_OUT));
        }
    }

    /** A form whose session has ended leads to sign-in; every other denied request gets the page for it. */
    private static AccessDeniedHandler denied() {
        AccessDeniedHandlerImpl page = new AccessDeniedHandlerImpl();
        return (request, response, failure) -> {
            if (failure instanceof CsrfException && !CurrentActor.isKnown()) {
                boolean isPublic = request.getServletPath().equals(PUBLIC_FORM);
                response.sendRedirect(request.getContextPath() + (isPublic ? PUBLIC_FORM : SIGN_IN + "?expired"));
            } else {
                page.handle(request, response, failure);
            }
        };
    }
}
