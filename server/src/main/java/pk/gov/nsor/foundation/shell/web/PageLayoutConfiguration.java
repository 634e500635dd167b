package pk.gov.nsor.foundation.shell.web;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds the layout to every page, the version of what is shown to pages with decisions, and their form to controllers. */
@Configuration(proxyBeanMethods = false)
class PageLayoutConfiguration implements WebMvcConfigurer {

    private final PageLayouts frames;
    private final ShownOnPages shown;
    private final Clock clock;

    PageLayoutConfiguration(PageLayouts frames, ShownOnPages shown, Clock clock) {
        this.frames = frames;
        this.shown = shown;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FormArgument(clock));
        resolvers.add(new FormPostArgument(clock));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(frames);
        // After callers without the right were refused.
        registry.addInterceptor(shown).order(Ordered.LOWEST_PRECEDENCE);
    }
}
