package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordLook;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;

/**
 * What controllers may ask for by type: {@link Actor} (always there), {@link SignedIn} and {@link Machine} (refused where
 * nobody of the kind is signed in, unless the parameter is {@code @Nullable} or an {@link Optional}), the
 * {@link RecordLook} of a record's page, and the {@link Purpose}: that of the look, and where there is none the session's;
 * unless the parameter is bound to the request by an annotation.
 */
final class CallerArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return parameter.getParameterAnnotations().length == countNullness(parameter)
                && (type == Actor.class
                        || type == SignedIn.class
                        || type == Machine.class
                        || type == RecordLook.class
                        || type == Purpose.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        boolean isOptional = parameter.getParameterType() == Optional.class;
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        Optional<?> value;
        if (type == Actor.class) {
            value = Optional.of(CurrentActor.of(request));
        } else if (type == Purpose.class) {
            value = Optional.of(purpose(request));
        } else if (type == RecordLook.class) {
            value = RecordLook.of(request);
        } else {
            value = type == SignedIn.class ? CurrentActor.person() : CurrentActor.machine();
        }
        if (isOptional) {
            return value;
        }
        if (value.isEmpty() && Nullness.forMethodParameter(parameter) != Nullness.NULLABLE) {
            throw new AccessDeniedException("Nobody of this kind is signed in");
        }
        return value.orElse(null);
    }

    static Purpose purpose(HttpServletRequest request) {
        return RecordLook.of(request).map(RecordLook::purpose).orElseGet(() -> SessionPurpose.of(request));
    }

    private static int countNullness(MethodParameter parameter) {
        int count = 0;
        for (var annotation : parameter.getParameterAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                count++;
            }
        }
        return count;
    }
}
