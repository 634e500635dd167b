package pk.gov.nsor.foundation.access.web.session;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import pk.gov.nsor.foundation.access.session.DatabaseSessionRepository;
import pk.gov.nsor.foundation.access.session.StoredSession;

/** Lets all of a request see the session of the store, before anything asks for one. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<StoredSession>> sessionFilter(DatabaseSessionRepository store) {
        CookieHttpSessionIdResolver names = new CookieHttpSessionIdResolver();
        names.setCookieSerializer(new SessionCookie());
        SessionRepositoryFilter<StoredSession> filter = new SessionFilter(store);
        filter.setHttpSessionIdResolver(names);
        FilterRegistrationBean<SessionRepositoryFilter<StoredSession>> registration =
                new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }

    private static final class SessionFilter extends SessionRepositoryFilter<StoredSession> {

        private final DatabaseSessionRepository store;

        SessionFilter(DatabaseSessionRepository store) {
            super(store);
            this.store = store;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            store.beginRequest();
            try {
                super.doFilterInternal(request, response, chain);
            } finally {
                store.endRequest();
            }
        }
    }
}
