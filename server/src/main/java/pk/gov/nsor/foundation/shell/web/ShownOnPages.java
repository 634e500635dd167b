package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.OnPage;
import pk.gov.nsor.foundation.shell.WhatIsShown.NoIdentifierException;

/**
 * Adds to pages with {@link Decides} the version of what they show. It is read before the page: a change in between is
 * shown under the old version, and the decision is refused. The other way round a change could be decided on unseen.
 */
@Component
class ShownOnPages implements HandlerInterceptor {

    private final ApplicationContext beans;

    ShownOnPages(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method) {
            Decides decides = declared(method);
            if (decides != null) {
                OnPage page = new OnPage(beans.getBean(decides.value()), address(request));
                page.keep(request);
                if (!page.what().isInModel()) {
                    request.setAttribute(Deciding.SHOWN, version(page));
                }
            }
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && PageLayouts.isPage(page) && !page.getModel().containsKey(Deciding.SHOWN)) {
            // Of pages that decide nothing it is null, so that no template asks for what is not there.
            page.addObject(Deciding.SHOWN, request.getAttribute(Deciding.SHOWN));
        }
    }

    private static @Nullable String version(OnPage page) {
        try {
            return page.version();
        } catch (NoIdentifierException nobodys) {
            // The endpoint answers an address that can be none.
            return null;
        }
    }

    private static @Nullable Decides declared(HandlerMethod method) {
        Decides ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Decides.class);
        return ofMethod != null
                ? ofMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Decides.class);
    }

    private static Map<String, String> address(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())))
                : Map.of();
    }
}
