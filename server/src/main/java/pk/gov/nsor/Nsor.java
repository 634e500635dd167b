package pk.gov.nsor;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import pk.gov.nsor.startup.launch.RegisterCommand;

/** The register: the Spring application, and the program that {@code bin/nsor} runs. */
@SpringBootApplication
@Modulithic(systemName = "National Sex Offenders Register")
public class Nsor {

    public static void main(String[] arguments) {
        int status = RegisterCommand.run(Nsor.class, arguments);
        if (status != RegisterCommand.KEEPS_RUNNING) {
            System.exit(status);
        }
    }
}
