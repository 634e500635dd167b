package pk.gov.nsor.accountability.accounts;

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
            Accounts accounts, AccountMessages words, AccountOffices offices, Handovers handovers) {
        return new NewAccountProposal(false, accounts, words, offices, handovers);
    }

    @Bean
    NewAccountProposal newAuditor(
            Accounts accounts, AccountMessages words, AccountOffices offices, Handovers handovers) {
        return new NewAccountProposal(true, accounts, words, offices, handovers);
    }

    @Bean
    AccountChangeProposal accountChange(
            Accounts accounts, DormantAccounts leavers, AccountMessages words, AccountOffices offices) {
        return new AccountChangeProposal(accounts, leavers, words, offices);
    }

    @Bean
    ResetProposal accountReset(Accounts accounts, Resets resets, Handovers handovers) {
        return new ResetProposal(false, accounts, resets, handovers);
    }

    @Bean
    ResetProposal auditorReset(Accounts accounts, Resets resets, Handovers handovers) {
        return new ResetProposal(true, accounts, resets, handovers);
    }

    @Bean
    PersonnelNumberProposal accountNumber(Accounts accounts) {
        return new PersonnelNumberProposal(false, accounts);
    }

    @Bean
    PersonnelNumberProposal auditorNumber(Accounts accounts) {
        return new PersonnelNumberProposal(true, accounts);
    }

    @Bean
    OpenIdProposal accountOpenId(Accounts accounts, OpenIdLinks links, OpenIdSettings settings) {
        return new OpenIdProposal(false, accounts, links, settings);
    }

    @Bean
    OpenIdProposal auditorOpenId(Accounts accounts, OpenIdLinks links, OpenIdSettings settings) {
        return new OpenIdProposal(true, accounts, links, settings);
    }

    @Bean
    ClientSecretProposal clientSecret(
            Accounts accounts,
            MachineClients clients,
            ClientCredentials credentials,
            Handovers handovers,
            AccountMessages words) {
        return new ClientSecretProposal(accounts, clients, credentials, handovers, words);
    }

    @Bean
    NewClientProposal newClient(Accounts accounts, MachineClients clients, AccountMessages words, Handovers handovers) {
        return new NewClientProposal(accounts, clients, words, handovers);
    }

    @Bean
    ClientScopeProposal clientScope(
            Accounts accounts, MachineClients clients, ClientScopes scopes, AccountMessages words) {
        return new ClientScopeProposal(accounts, clients, scopes, words);
    }
}
