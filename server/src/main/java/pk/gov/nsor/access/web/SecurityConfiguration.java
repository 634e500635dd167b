package pk.gov.nsor.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.util.unit.DataSize;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/**
 * The gates: files, the API for machines, pages for people, and what operators see of the server's health. What every answer
 * says to the browser is {@link EveryAnswer}'s.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";
    static final String SECOND_STEP = SIGN_IN + "/code";

    /** A form for everybody: whoever has left it open for long gets it again, and not the way to sign in. */
    private static final String PUBLIC_FORM = "/certificate";

    /** Requests are measured as a whole; to measure each filter and decision by itself is a tenth of a small request. */
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

    /** Style sheets, scripts, fonts: public, cached for good, and read without a look at the session. */
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
            RefusedStrangers strangers) {
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
                .addFilterAfter(new StrangersFilter(strangers), HeaderWriterFilter.class)
                .addFilterAfter(new TrailFilter(answers), StrangersFilter.class)
                .addFilterAfter(new BodyLimit(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordSignIn passwords,
            Credentials credentials,
            Trail trail,
            AnswersToTrail answers,
            Endpoints endpoints,
            RefusedStrangers strangers,
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
                        // The page that was asked for first is led to after the second step.
                        .successHandler(new SimpleUrlAuthenticationSuccessHandler(SECOND_STEP))
                        .failureHandler((request, response, failure) -> response.sendRedirect(request.getContextPath()
                                + SIGN_IN
                                + (failure instanceof AuthenticationServiceException ? "?busy" : "?error"))))
                .logout(out -> out.logoutUrl("/sign-out")
                        .logoutSuccessHandler(signOut)
                        .addLogoutHandler(signOut)
                        .addLogoutHandler((request, response, authentication) -> recordSignOut(trail, request)))
                .exceptionHandling(errors -> errors.accessDeniedHandler(denied())
                        // htmx would put the sign-in page into a corner of the page that asked.
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
                .addFilterAfter(new StrangersFilter(strangers), CurrentAccountFilter.class)
                .addFilterAfter(new PasswordDue(), StrangersFilter.class)
                .addFilterAfter(new TrailFilter(answers), PasswordDue.class)
                .addFilterAfter(new ForeignOrigin(), TrailFilter.class)
                .addFilterAfter(new UploadLimit(largest, endpoints), ForeignOrigin.class)
                .build();
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

    /** A form whose session has ended leads to sign-in; everything else that is denied gets the page for it. */
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
