package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.ServerClasses;

/** Every endpoint that takes a form says what it decides about, or why it decides about nothing that was shown. */
@RegisterTest
class DeclaredFormsTest {

    private static final Set<RequestMethod> SAFE =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.TRACE);

    @Autowired
    private ApplicationContext context;

    @Test
    void everyFormSaysWhatItDecidesAboutOrWhyItDecidesNothing() {
        List<HandlerMethod> forms = forms().toList();
        assertThat(forms).hasSizeGreaterThan(100);
        assertThat(forms)
                .allSatisfy(form -> assertThat(decides(form) || why(form).length() > 10)
                        .as("%s has @Decides, or @DecidesNothing with a reason", form)
                        .isTrue());
    }

    /** What a method says counts more than what its controller says. */
    @Test
    void noFormSaysBoth() {
        assertThat(forms()).allSatisfy(form -> {
            assertThat(has(form, Decides.class) && has(form, DecidesNothing.class))
                    .as("%s has both", form)
                    .isFalse();
            assertThat(form.getBeanType().isAnnotationPresent(Decides.class)
                            && form.getBeanType().isAnnotationPresent(DecidesNothing.class))
                    .as("%s has both", form.getBeanType())
                    .isFalse();
        });
    }

    @Test
    void whatIsDecidedAboutIsABean() {
        assertThat(forms().filter(DeclaredFormsTest::decides).map(DeclaredFormsTest::about))
                .isNotEmpty()
                .allSatisfy(what -> assertThat(context.getBean(what.value())).isNotNull());
    }

    /** That each of its forms is refused where what it showed is another, is held by DecidingFormsTest. */
    @Test
    void everyControllerWithSuchAFormDecidesWithinTheCheck() {
        JavaClasses ours = ServerClasses.all();
        assertThat(forms().filter(DeclaredFormsTest::decides)
                        .map(form -> form.getBeanType().getName())
                        .distinct())
                .allSatisfy(controller -> assertThat(reaches(ours, controller, Deciding.class.getName()))
                        .as(controller + " uses Deciding, by itself or by what its package gives its controllers")
                        .isTrue());
    }

    private static boolean reaches(JavaClasses ours, String controller, String deciding) {
        return ours.get(controller).getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .anyMatch(used -> used.getName().equals(deciding)
                        || (isOfItsPages(ours.get(controller).getPackageName(), used.getPackageName())
                                && used.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(further -> further.getTargetClass()
                                                .getName()
                                                .equals(deciding))));
    }

    /** The package of the controller, or the one of the module's pages that it lies in. */
    private static boolean isOfItsPages(String controllers, String used) {
        return used.equals(controllers) || (used.endsWith(".web") && controllers.startsWith(used + "."));
    }

    static boolean decides(HandlerMethod form) {
        return has(form, Decides.class)
                || (!has(form, DecidesNothing.class) && form.getBeanType().isAnnotationPresent(Decides.class));
    }

    private static Decides about(HandlerMethod form) {
        Decides ofMethod = AnnotatedElementUtils.findMergedAnnotation(form.getMethod(), Decides.class);
        return ofMethod != null ? ofMethod : form.getBeanType().getAnnotation(Decides.class);
    }

    private static String why(HandlerMethod form) {
        @Nullable
        DecidesNothing ofMethod = AnnotatedElementUtils.findMergedAnnotation(form.getMethod(), DecidesNothing.class);
        @Nullable DecidesNothing ofType = form.getBeanType().getAnnotation(DecidesNothing.class);
        return ofMethod != null ? ofMethod.value() : ofType != null ? ofType.value() : "";
    }

    private static boolean has(HandlerMethod form, Class<? extends Annotation> annotation) {
        return AnnotatedElementUtils.hasAnnotation(form.getMethod(), annotation);
    }

    /** All that is not only read, of pages and of the API. */
    private Stream<HandlerMethod> forms() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(each -> each.getValue().getBeanType().getName().startsWith("pk.gov.nsor."))
                .filter(each -> !each.getValue().getBeanType().getName().contains("Test"))
                .filter(each -> isForm(each.getKey()))
                .map(each -> each.getValue());
    }

    private static boolean isForm(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        // One without a method takes every one; the pages of errors alone are so.
        return !methods.isEmpty() && !SAFE.containsAll(methods);
    }
}
