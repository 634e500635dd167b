package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.web.token.AuthorizationServerConfiguration;

/**
 * Answers requests that are refused before any page is reached: an invalid address, or an unknown method. Tomcat's own
 * page contains a style, which no page of the register may have, and explains less. Systems get a problem document
 * (RFC 9457), and so do requests whose address cannot be read, which no browser sends.
 */
public final class PlainErrors extends ErrorReportValve {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="UTF-8"><title>%1$s</title></head>
            <body><h1>%1$s</h1><p>The register cannot answer this request. Nothing was changed. <a href="/">First page</a></p>
            <p lang="ur" dir="rtl">رجسٹر اس درخواست کا جواب نہیں دے سکتا۔ کچھ نہیں بدلا۔ <a href="/">پہلا صفحہ</a></p></body></html>
            """;

    private static final String PROBLEM = """
            {"type":"urn:nsor:problem:unreadable-request","title":"The request cannot be read","status":%d,"detail":"This is\
             no request that the register can read. Nothing was recorded."}""";

    private static boolean isForPeople(Request request) {
        String address = request.getRequestURI();
        return address != null
                && address.startsWith("/")
                && !ApiProblems.isApi(address)
                && !address.startsWith(AuthorizationServerConfiguration.TOKEN);
    }

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
            if (isForPeople(request)) {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(PAGE.formatted(status));
            } else {
                response.setContentType("application/problem+json");
                response.getReporter().write(PROBLEM.formatted(status));
            }
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("Whoever asked did not wait for the answer");
        }
    }
}
