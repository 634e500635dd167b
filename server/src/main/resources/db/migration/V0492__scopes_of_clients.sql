-- What the systems of courts, prisons and the police may speak for. Who has no row here is refused: those from before are
-- listed as needing one.
create table access.client_scope (
    client_id uuid not null references access.machine_client,
    kind text not null check (kind in ('COUNTRY', 'DISTRICT', 'COURT', 'PRISON')),
    code text not null check (length(code) <= 120),
    primary key (client_id, kind, code),
    check ((kind = 'COUNTRY') = (code = ''))
);
comment on table access.client_scope is 'The courts, prisons and districts that a machine client may speak for; what it sends about any other is refused.';
comment on column access.client_scope.client_id is 'Which client.';
comment on column access.client_scope.kind is 'COUNTRY, DISTRICT, COURT or PRISON.';
comment on column access.client_scope.code is 'The key of a district or court, the name of a prison; empty for the country.';
grant select, insert, delete on access.client_scope to "${application}";
insert into retention.kept (table_name, class) values ('access.client_scope', 'STAFF');
