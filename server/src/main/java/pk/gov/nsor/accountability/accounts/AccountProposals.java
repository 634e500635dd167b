package pk.gov.nsor.accountability.accounts;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.account.DormantAccounts;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.credential.Resets;

/** What can be proposed about accounts. */
@Configuration(proxyBeanMethods = false)
class AccountProposals {

    @Bean
    NewAccountProposal newAccount(
            Accounts accounts, AccountMessages words, AccountOffices offices, Handovers handovers, Clock clock) {
        return new NewAccountProposal(false, accounts, words, offices, handovers, clock);
    }

    @Bean
    NewAccountProposal newAuditor(
            Accounts accounts, AccountMessages words, AccountOffices offices, Handovers handovers, Clock clock) {
        return new NewAccountProposal(true, accounts, words, offices, handovers, clock);
    }

    @Bean
    AccountChangeProposal accountChange(
            Accounts accounts, DormantAccounts leavers, AccountMessages words, AccountOffices offices, Clock clock) {
        return new AccountChangeProposal(accounts, leavers, words, offices, clock);
    }

    @Bean
    ResetProposal accountReset(Accounts accounts, Resets resets, Handovers handovers, Clock clock) {
        return new ResetProposal(false, accounts, resets, handovers, clock);
    }

    @Bean
    ResetProposal auditorReset(Accounts accounts, Resets resets, Handovers handovers, Clock clock) {
        return new ResetProposal(true, accounts, resets, handovers, clock);
    }

    @Bean
    PersonnelNumberProposal accountNumber(Accounts accounts, Clock clock) {
        return new PersonnelNumberProposal(false, accounts, clock);
    }

    @Bean
    PersonnelNumberProposal auditorNumber(Accounts accounts, Clock clock) {
        return new PersonnelNumberProposal(true, accounts, clock);
    }

    @Bean
    OpenIdProposal accountOpenId(Accounts accounts, OpenIdLinks links, OpenIdSettings settings, Clock clock) {
        return new OpenIdProposal(false, accounts, links, settings, clock);
    }

    @Bean
    OpenIdProposal auditorOpenId(Accounts accounts, OpenIdLinks links, OpenIdSettings settings, Clock clock) {
        return new OpenIdProposal(true, accounts, links, settings, clock);
    }

    @Bean
    ClientSecretProposal clientSecret(
            Accounts accounts,
            MachineClients clients,
            ClientCredentials credentials,
            Handovers handovers,
            AccountMessages words,
            Clock clock) {
        return new ClientSecretProposal(accounts, clients, credentials, handovers, words, clock);
    }

    @Bean
    NewClientProposal newClient(
            Accounts accounts, MachineClients clients, AccountMessages words, Handovers handovers, Clock clock) {
        return new NewClientProposal(accounts, clients, words, handovers, clock);
    }

    @Bean
    ClientScopeProposal clientScope(
            Accounts accounts, MachineClients clients, ClientScopes scopes, AccountMessages words, Clock clock) {
        return new ClientScopeProposal(accounts, clients, scopes, words, clock);
    }
}
