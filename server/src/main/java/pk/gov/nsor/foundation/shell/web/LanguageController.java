package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.internal.Languages;

/** The language switch of every page: keeps the choice in a cookie and comes back to the page. */
@Controller
class LanguageController {

    private final LocaleResolver resolver;

    LanguageController(LocaleResolver resolver) {
        this.resolver = resolver;
    }

    @GetMapping("/language/{language}")
    @Allows(
            anonymous = true,
            action = TrailAction.SETTINGS_CHANGED,
            noEntry = "Changes the language of one browser, and nothing in the register")
    ModelAndView choose(
            @PathVariable String language,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Languages.ALL.stream()
                .map(Locale::getLanguage)
                .filter(language::equals)
                .findFirst()
                .ifPresent(ours -> resolver.setLocale(request, response, Locale.of(ours)));
        return new ModelAndView(to(to));
    }

    private static RedirectView to(String path) {
        RedirectView view = new RedirectView(LocalPath.orHome(path));
        view.setPropagateQueryParams(false);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }
}
