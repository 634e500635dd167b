package pk.gov.nsor.foundation.shell.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.web.CurrentActor;

/** Every list that a running application has, as those see it who may call it: with and without lines. */
public final class DeclaredLists {

    private final MockMvc web;

    /** By address. */
    private final Map<String, HandlerMethod> pages = new TreeMap<>();

    public DeclaredLists(WebApplicationContext application) {
        web = MockMvcBuilders.webAppContextSetup(application).build();
        application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    String path = mapping.getPatternValues().iterator().next();
                    boolean isPage = mapping.getMethodsCondition().getMethods().stream()
                            .anyMatch(each -> each.name().equals("GET"));
                    boolean hasLists = Arrays.stream(method.getBeanType().getDeclaredFields())
                            .anyMatch(field -> field.getType() == ListPages.class);
                    if (isPage && hasLists && !path.contains("{") && !path.endsWith(".csv")) {
                        pages.put(path, method);
                    }
                });
    }

    public Set<String> paths() {
        return pages.keySet();
    }

    public Set<Role> readers(String path) {
        HandlerMethod method = Objects.requireNonNull(pages.get(path));
        Allows ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allows.class);
        Allows allows = ofMethod != null
                ? ofMethod
                : Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allows.class));
        return allows.everybody() ? Set.of(Role.values()) : Set.of(allows.value());
    }

    /** What the reader is shown there; null for something else than a list. */
    public @Nullable ListView shown(String address, SignedIn reader) {
        SecurityContextHolder.getContext().setAuthentication(CurrentActor.authentication(reader));
        try {
            ModelAndView shown = web.perform(MockMvcRequestBuilders.get(address).locale(Locale.ENGLISH))
                    .andReturn()
                    .getModelAndView();
            return shown == null ? null : (ListView) shown.getModel().get("list");
        } catch (Exception broken) {
            throw new IllegalStateException("For " + reader.roles() + " broken: " + address, broken);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Sorts every tab by every column, both ways; tells what is shown wrongly. */
    public List<String> sorted(String path, SignedIn reader, ListView list) {
        List<String> wrong = new ArrayList<>();
        List<String> tabs = list.tabs().isEmpty()
                ? List.of(path)
                : list.tabs().stream().map(tab -> tab.go().address()).toList();
        for (String tab : tabs) {
            for (ListView.Head head : list.heads()) {
                String name = head.label().substring(head.label().lastIndexOf('.') + 1);
                if (head.go() != null) {
                    check(tab, name, "ascending", reader, wrong);
                    check(tab, "-" + name, "descending", reader, wrong);
                }
            }
        }
        return wrong;
    }

    private void check(String tab, String sort, String order, SignedIn reader, List<String> wrong) {
        String address = tab + (tab.contains("?") ? "&" : "?") + "sort=" + sort;
        ListView sorted;
        try {
            sorted = Objects.requireNonNull(shown(address, reader), address);
        } catch (IllegalStateException broken) {
            wrong.add(broken.getMessage() + ": "
                    + NestedExceptionUtils.getMostSpecificCause(broken).getMessage());
            return;
        }
        List<@Nullable String> orders = sorted.heads().stream()
                .<@Nullable String>map(ListView.Head::order)
                .filter(Objects::nonNull)
                .toList();
        if (!orders.equals(List.of(order))) {
            wrong.add(address + " has the orders " + orders);
        }
    }

    /** The columns by which the list cannot be sorted. */
    public static Set<String> unsorted(ListView list) {
        Set<String> labels = new TreeSet<>();
        list.heads().stream().filter(head -> head.go() == null).forEach(head -> labels.add(head.label()));
        return labels;
    }

    /** Whether the list has people's names and can be searched by none. */
    public static boolean isUnsearched(ListView list) {
        return list.form().search() == null
                && list.heads().stream().anyMatch(head -> head.label().endsWith(".name"));
    }
}
