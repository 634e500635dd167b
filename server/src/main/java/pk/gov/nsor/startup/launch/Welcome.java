package pk.gov.nsor.startup.launch;

import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.startup.demo.DemoNotice;

/** What the terminal shows when the register is ready: the address, and who to sign in as. */
public final class Welcome {

    private final ApplicationContext context;
    private final String name;
    private final PrintWriter out;

    /** @param name register or vault */
    public Welcome(ApplicationContext context, String name, PrintWriter out) {
        this.context = context;
        this.name = name;
        this.out = out;
    }

    public void print(int port, boolean demo, Optional<String> handset) {
        out.println();
        out.println("The " + name + " is ready:  http://127.0.0.1:" + port + "/");
        // Browsers offer no passkeys to a page whose address is an IP address.
        out.println("For passkeys, open it as: http://localhost:" + port + "/");
        handset.ifPresent(page -> out.println("A phone to ask it by SMS: " + page));
        if (demo) {
            context.getBeanProvider(DemoNotice.class).orderedStream().forEach(notice -> out.println(notice.text()));
        }
        out.println("Ctrl-C stops it.");
        out.flush();
    }
}
