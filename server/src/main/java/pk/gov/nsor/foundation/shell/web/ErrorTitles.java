package pk.gov.nsor.foundation.shell.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import pk.gov.nsor.foundation.shell.Form;

/**
 * Begins the title of a page whose form has errors, or whose model says {@code isError}, with "Error:", which a screen
 * reader reads out first and a row of tabs shows.
 */
@Component
class ErrorTitles implements IPostProcessorDialect {

    private static final int AFTER_ALL = 1000;

    @Override
    public String getName() {
        return "error-titles";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return AFTER_ALL;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Titles.class, AFTER_ALL));
    }

    /** Made by Thymeleaf for each page. */
    public static final class Titles extends AbstractTemplateHandler {

        private boolean isAwaited;

        @Override
        public void setContext(ITemplateContext context) {
            super.setContext(context);
            isAwaited = "true".equals(String.valueOf(context.getVariable("isError")))
                    || (context.getVariable("form") instanceof Form form && !form.isValid());
        }

        @Override
        public void handleOpenElement(IOpenElementTag element) {
            super.handleOpenElement(element);
            if (isAwaited && element.getElementCompleteName().equals("title")) {
                isAwaited = false;
                ITemplateContext context = getContext();
                String error = context.getMessage(Titles.class, "shell.form.error-title", new Object[0], false);
                getNext().handleText(context.getModelFactory().createText(error + " "));
            }
        }
    }
}
