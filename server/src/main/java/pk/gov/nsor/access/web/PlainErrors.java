package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is refused before any page is reached: an address that is none, a method that nobody takes. Tomcat's own page
 * has a style in it, which no page of ours may have, and says less to the reader.
 */
final class PlainErrors extends ErrorReportValve {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="UTF-8"><title>%1$s</title></head>
            <body><h1>%1$s</h1><p>The register cannot answer this request. Nothing was changed. <a href="/">First page</a></p>
            <p lang="ur" dir="rtl">رجسٹر اس درخواست کا جواب نہیں دے سکتا۔ کچھ نہیں بدلا۔ <a href="/">پہلا صفحہ</a></p></body></html>
            """;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(PAGE.formatted(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("Whoever asked did not wait for the answer");
        }
    }
}
