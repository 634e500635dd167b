package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.ui.Model;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.FormPost;

/** Gives controllers that ask for a {@link FormPost} what was sent, and who sent it. */
final class FormPostArgument implements HandlerMethodArgumentResolver {

    private final Clock clock;

    FormPostArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FormPost.class;
    }

    @Override
    public FormPost resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        SignedIn reader = PageLayouts.reader();
        if (reader == null) {
            throw new AccessDeniedException("Nobody is signed in");
        }
        ModelAndViewContainer answer = Objects.requireNonNull(container);
        RedirectAttributesModelMap flash = new RedirectAttributesModelMap();
        answer.setRedirectModel(flash);
        return new FormPost(
                reader,
                new Actor(Actor.Kind.OFFICER, reader.accountId(), request.getRemoteAddr()),
                request,
                Form.of(request.getParameterMap(), LocalDate.now(clock)),
                (RedirectAttributes) flash,
                (Model) answer.getModel());
    }
}
