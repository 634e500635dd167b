package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class DeclaredEndpointsTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void everyEndpointDeclaresWhoMayCallItAndItsAction() {
        List<HandlerMethod> endpoints = ours();
        assertThat(endpoints).isNotEmpty();
        assertThat(endpoints)
                .allSatisfy(endpoint ->
                        assertThat(declared(endpoint)).as(endpoint.toString()).isNotNull());
    }

    @Test
    void everyDeclarationLetsSomebodyIn() {
        assertThat(ours()).allSatisfy(endpoint -> {
            Allows allows = declared(endpoint);
            assertThat(allows.value().length > 0
                            || allows.feeds().length > 0
                            || allows.everyFeed()
                            || allows.everybody()
                            || allows.anonymous())
                    .as(endpoint.toString())
                    .isTrue();
        });
    }

    private List<HandlerMethod> ours() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(endpoint -> endpoint.getBeanType().getName().startsWith("pk.gov.nsor."))
                .filter(endpoint -> !endpoint.getBeanType().getName().contains("Test"))
                .toList();
    }

    private static Allows declared(HandlerMethod endpoint) {
        Allows ofMethod = AnnotatedElementUtils.findMergedAnnotation(endpoint.getMethod(), Allows.class);
        return ofMethod != null
                ? ofMethod
                : AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Allows.class);
    }
}
