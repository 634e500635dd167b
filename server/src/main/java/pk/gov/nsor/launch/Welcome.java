package pk.gov.nsor.launch;

import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.demo.DemoNotice;

/** What the terminal shows when the register is ready: where to look, and who to sign in as. */
final class Welcome {

    private final ApplicationContext context;
    private final PrintWriter out;

    Welcome(ApplicationContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
    }

    void print(int port, boolean demo, Optional<String> handset) {
        out.println();
        out.println("The register is ready:  http://127.0.0.1:" + port + "/");
        // Browsers give none to a page whose address is a number.
        out.println("For passkeys, open it as: http://localhost:" + port + "/");
        handset.ifPresent(page -> out.println("A phone to ask it by SMS: " + page));
        if (demo) {
            context.getBeanProvider(DemoNotice.class).orderedStream().forEach(notice -> out.println(notice.text()));
        }
        out.println("Ctrl-C stops it.");
        out.flush();
    }
}
