create table access.account_identity (
    issuer text not null check (length(issuer) between 1 and 300),
    subject text not null check (length(subject) between 1 and 255),
    account_id uuid not null references access.account (id),
    linked_at timestamptz not null,
    primary key (issuer, subject),
    constraint one_subject_of_an_issuer unique (account_id, issuer)
);
comment on table access.account_identity is 'Who of an OpenID Connect provider signs in to which account; two people say so, and signing in makes no row.';
comment on column access.account_identity.issuer is 'The provider, as its tokens name it.';
comment on column access.account_identity.subject is 'The person, as the provider''s tokens name them (sub): never reused, unlike names and addresses.';
comment on column access.account_identity.account_id is 'The account.';
comment on column access.account_identity.linked_at is 'Since when.';
grant select, insert, delete on access.account_identity to "${application}";
