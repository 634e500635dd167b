package pk.gov.nsor.foundation.shell.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import pk.gov.nsor.foundation.shell.Form;

/** Gives controllers that ask for a {@link Form} the fields of the request, as typed. */
final class FormArgument implements HandlerMethodArgumentResolver {

    private final Clock clock;

    FormArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Form.class;
    }

    @Override
    public Form resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return Form.of(request.getParameterMap(), LocalDate.now(clock));
    }
}
