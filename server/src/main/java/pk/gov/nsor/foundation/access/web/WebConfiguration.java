package pk.gov.nsor.foundation.access.web;

import java.util.List;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.CurrentPurpose;
import pk.gov.nsor.foundation.access.web.filter.ShapedMapping;
import pk.gov.nsor.foundation.access.web.session.FlashCookie;
import pk.gov.nsor.foundation.keys.Keys;

/** Puts the check of {@link pk.gov.nsor.foundation.access.Allows} before every endpoint, and gives controllers their caller. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** Has the bean name under which Spring looks it up. */
    @Bean
    FlashMapManager flashMapManager(Keys keys) {
        return new FlashCookie(keys.keyedHash("told"));
    }

    @Bean
    CurrentPurpose currentPurpose() {
        return CallerArguments::purpose;
    }

    @Bean
    WebMvcRegistrations shapedMapping() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ShapedMapping();
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowsInterceptor());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArguments());
    }
}
