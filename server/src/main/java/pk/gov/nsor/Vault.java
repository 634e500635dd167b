package pk.gov.nsor;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The survivors' vault: a server of its own from the same program, with a database, keys, accounts and a trail of its own. It has
 * the foundation and what is for survivors, and nothing of the register's record.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "pk.gov.nsor.foundation",
            "pk.gov.nsor.survivors",
            "pk.gov.nsor.accountability.accounts",
            "pk.gov.nsor.accountability.exports",
            "pk.gov.nsor.startup.demo.vault"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
@Import(NsorConfiguration.class)
public class Vault {}
