-- Offices of courts and prisons that have no system: each is a client without a credential, and its clerks' accounts send in its name.

alter table access.machine_client add column office boolean default false not null;
comment on column access.machine_client.office is 'True: a court or a prison without a system. It has no credential; what its clerks type is sent in its name.';

create table access.account_office (
    account_id uuid primary key references access.account (id),
    client_id uuid not null references access.machine_client (id)
);
comment on table access.account_office is 'The court or prison that a clerk''s account sends for: at most one.';
comment on column access.account_office.account_id is 'The account.';
comment on column access.account_office.client_id is 'The client of the office.';
create index account_office_client on access.account_office (client_id);
grant select, insert, delete on access.account_office to "${application}";

insert into retention.kept (table_name, class) values ('access.account_office', 'STAFF');
