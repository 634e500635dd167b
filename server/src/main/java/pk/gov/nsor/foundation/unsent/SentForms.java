package pk.gov.nsor.foundation.unsent;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * Forgets what was kept of a form when it is sent: its page has an answer, or shows what was typed with its errors. Where
 * an error was answered instead, such as a record that is not the reader's any more, what was kept stays.
 */
@Configuration
class SentForms implements WebMvcConfigurer, HandlerInterceptor {

    private static final int FAILED = 500;

    private final UnsentForms forms;

    SentForms(UnsentForms forms) {
        this.forms = forms;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns(UnsentController.PATH, UnsentController.PATH + "/**", "/api/**");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (HttpMethod.POST.matches(request.getMethod())
                && failure == null
                && request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) == null
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null
                && response.getStatus() < FAILED
                && known != null
                && known.getPrincipal() instanceof SignedIn reader) {
            forms.sent(reader.accountId(), request.getRequestURI());
        }
    }
}
