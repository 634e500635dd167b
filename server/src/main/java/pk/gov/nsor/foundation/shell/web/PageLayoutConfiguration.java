package pk.gov.nsor.foundation.shell.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds the layout to every page, and the version of what is shown to pages with decisions. */
@Configuration(proxyBeanMethods = false)
class PageLayoutConfiguration implements WebMvcConfigurer {

    private final PageLayouts frames;
    private final ShownOnPages shown;

    PageLayoutConfiguration(PageLayouts frames, ShownOnPages shown) {
        this.frames = frames;
        this.shown = shown;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(frames);
        // After callers without the right were refused.
        registry.addInterceptor(shown).order(Ordered.LOWEST_PRECEDENCE);
    }
}
