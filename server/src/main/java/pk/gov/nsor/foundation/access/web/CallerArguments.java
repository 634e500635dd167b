package pk.gov.nsor.foundation.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.web.session.SessionPurpose;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * What controllers may ask for by type: {@link Actor} (always present), {@link SignedIn} and {@link Machine} (refused
 * where nobody of the kind is signed in, unless the parameter is {@code @Nullable} or an {@link Optional}), the {@link
 * RecordView} of a record's page, and the {@link Purpose}: that of the view, or the session's where there is no view.
 * Parameters bound to the request by an annotation are left alone.
 */
public final class CallerArguments implements HandlerMethodArgumentResolver {

    /** A type that is resolved here and is not a parameter of the request. */
    public static final Set<Class<?>> TYPES =
            Set.of(Actor.class, SignedIn.class, Machine.class, RecordView.class, Purpose.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return parameter.getParameterAnnotations().length == countNullness(parameter) && TYPES.contains(type);
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
        } else if (type == RecordView.class) {
            value = RecordView.of(request);
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
        return RecordView.of(request).map(RecordView::purpose).orElseGet(() -> SessionPurpose.of(request));
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
