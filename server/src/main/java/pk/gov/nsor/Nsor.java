package pk.gov.nsor;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.modulith.Modulithic;
import pk.gov.nsor.startup.launch.RegisterCommand;
import pk.gov.nsor.startup.launch.Settings;

/** The register: the Spring application, and the program that {@code bin/nsor} runs. The survivors' vault is {@link Vault}. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = {
                        "pk\\.gov\\.nsor\\.survivors\\..*",
                        "pk\\.gov\\.nsor\\.Vault",
                        "pk\\.gov\\.nsor\\.startup\\.demo\\.vault\\..*"
                    })
        })
@Modulithic(systemName = "National Sex Offenders Register")
public class Nsor {

    public static void main(String[] arguments) {
        int status = RegisterCommand.run(Settings.isVault(System.getenv()) ? Vault.class : Nsor.class, arguments);
        if (status != RegisterCommand.KEEPS_RUNNING) {
            System.exit(status);
        }
    }
}
