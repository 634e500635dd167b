package pk.gov.nsor.accounts;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.ClientCredentials;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.Leavers;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.access.OpenIdLinks;
import pk.gov.nsor.access.OpenIdSettings;
import pk.gov.nsor.access.SecondFactors;
import pk.gov.nsor.access.Sessions;

/** What can be proposed about accounts. */
@Configuration(proxyBeanMethods = false)
class AccountKinds {

    @Bean
    NewAccountKind newAccount(Accounts accounts, AccountWords words, Handovers handovers, Clock clock) {
        return new NewAccountKind(false, accounts, words, handovers, clock);
    }

    @Bean
    NewAccountKind newAuditor(Accounts accounts, AccountWords words, Handovers handovers, Clock clock) {
        return new NewAccountKind(true, accounts, words, handovers, clock);
    }

    @Bean
    ChangeKind accountChange(Accounts accounts, Leavers leavers, AccountWords words, Clock clock) {
        return new ChangeKind(accounts, leavers, words, clock);
    }

    @Bean
    ResetKind accountReset(
            Accounts accounts, SecondFactors factors, Sessions sessions, Handovers handovers, Clock clock) {
        return new ResetKind(false, accounts, factors, sessions, handovers, clock);
    }

    @Bean
    ResetKind auditorReset(
            Accounts accounts, SecondFactors factors, Sessions sessions, Handovers handovers, Clock clock) {
        return new ResetKind(true, accounts, factors, sessions, handovers, clock);
    }

    @Bean
    OpenIdKind accountOpenId(Accounts accounts, OpenIdLinks links, OpenIdSettings settings, Clock clock) {
        return new OpenIdKind(false, accounts, links, settings, clock);
    }

    @Bean
    OpenIdKind auditorOpenId(Accounts accounts, OpenIdLinks links, OpenIdSettings settings, Clock clock) {
        return new OpenIdKind(true, accounts, links, settings, clock);
    }

    @Bean
    ClientSecretKind clientSecret(
            Accounts accounts,
            MachineClients clients,
            ClientCredentials credentials,
            Handovers handovers,
            AccountWords words,
            Clock clock) {
        return new ClientSecretKind(accounts, clients, credentials, handovers, words, clock);
    }

    @Bean
    NewClientKind newClient(
            Accounts accounts, MachineClients clients, AccountWords words, Handovers handovers, Clock clock) {
        return new NewClientKind(accounts, clients, words, handovers, clock);
    }
}
