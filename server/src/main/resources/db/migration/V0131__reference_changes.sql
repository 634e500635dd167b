-- What two people decided stays beside what the files say, and above it: see the loader of the files.
alter table reference.policy_value add column proposal_id uuid references approval.proposal (id);
comment on column reference.policy_value.proposal_id is 'The proposal that made this row or gave it its last day; null where it is as the files have it.';
alter table reference.offence_rule add column proposal_id uuid references approval.proposal (id);
comment on column reference.offence_rule.proposal_id is 'The proposal that made this row or gave it its last day; null where it is as the files have it.';
alter table reference.public_holiday add column proposal_id uuid references approval.proposal (id);
comment on column reference.public_holiday.proposal_id is 'The proposal that added this day; null where it is as the files have it.';

-- One row of each is open, whoever writes.
create unique index policy_value_open on reference.policy_value (key) where valid_to is null;
create unique index offence_rule_open on reference.offence_rule (law, section, schedule) nulls not distinct
    where valid_to is null;

-- Never given twice, even by a transaction that was undone.
create sequence reference.table_change;
comment on sequence reference.table_change is 'Numbers the changes of reference.table_version.';
create table reference.table_version (
    table_name text primary key,
    version bigint not null default nextval('reference.table_change')
);
comment on table reference.table_version is 'Changes with the table it names, so that each process reads that table again.';
comment on column reference.table_version.table_name is 'A table of this schema that processes keep in memory.';
comment on column reference.table_version.version is 'Another number after each change.';
insert into reference.table_version (table_name) values ('offence_rule'), ('public_holiday');

grant insert on reference.policy_value, reference.offence_rule, reference.public_holiday to "${application}";
grant update (valid_to, proposal_id) on reference.policy_value, reference.offence_rule to "${application}";
grant select on reference.table_version to "${application}";
grant update (version) on reference.table_version to "${application}";
grant usage on sequence reference.table_change to "${application}";
