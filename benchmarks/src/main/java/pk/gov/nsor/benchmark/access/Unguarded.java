package pk.gov.nsor.benchmark.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * The server of the same build without what it asks before it shows a record: everybody is one officer without a
 * session or an account, whose authority, access ground and purpose are not checked, and whose view is not written to
 * the trail. The program of the register does not contain it; the benchmark adds it to a process of its own.
 */
@Configuration(proxyBeanMethods = false)
public class Unguarded {

    /** The system property that names the district everybody works in, so that the page is the one its officers see. */
    static final String DISTRICT = "nsor.bench.district";

    /** Which class of the register checks the views of records: the one that is left out. */
    static final String VIEWS = "pk.gov.nsor.record.registration.web.RecordViews";

    private static final String OF_DISTRICT = "DISTRICT:" + System.getProperty(DISTRICT);

    private static final SignedIn EVERYBODY = new SignedIn(
            UUID.randomUUID(),
            "everybody",
            "Everybody",
            Set.of(Role.SUPERVISING_OFFICER),
            OF_DISTRICT,
            Jurisdiction.parse(OF_DISTRICT),
            0);

    @Bean
    static BeanDefinitionRegistryPostProcessor withoutViews() {
        return registry -> registry.removeBeanDefinition(StringUtils.uncapitalize(ClassUtils.getShortName(VIEWS)));
    }

    @Bean
    @Order(-1)
    SecurityFilterChain everybody(HttpSecurity http) {
        return http.securityMatcher("/people/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .addFilterAfter(
                        (request, response, chain) -> {
                            SecurityContextHolder.getContext()
                                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                            EVERYBODY, null, AuthorityUtils.NO_AUTHORITIES));
                            chain.doFilter(request, response);
                        },
                        SecurityContextHolderFilter.class)
                .build();
    }

    /** In the place of the one that asks. */
    @ControllerAdvice
    static class Views {

        @ModelAttribute
        void look(HttpServletRequest request) {
            UUID person = UUID.fromString(request.getRequestURI().split("/")[2]);
            new RecordView(person, Purpose.SUPERVISION, AccessGround.OWN_CASE).keep(request);
        }
    }
}
