create table register.photograph (
    id uuid primary key,
    person_id uuid not null references register.person,
    taken_on date not null,
    large bytea not null,
    small bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table register.photograph is 'Photographs of people. Only ever added to. The pictures are here and not in files, so that they are in the record''s transaction and backup, and go with the record''s key.';
comment on column register.photograph.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column register.photograph.person_id is 'Of whom.';
comment on column register.photograph.taken_on is 'The day it was taken.';
comment on column register.photograph.large is 'JPEG, its longer side at most 1200 pixels, made anew from what was sent; encrypted with AES-256-GCM under the record''s key, the context being photograph/1/, the id, / and LARGE.';
comment on column register.photograph.small is 'The same, its longer side at most 240 pixels; the context ends in SMALL.';
comment on column register.photograph.recorded_at is 'When it was recorded.';
comment on column register.photograph.recorded_by is 'By whom; null for the system.';
create index photograph_person on register.photograph (person_id, taken_on);
-- What is encrypted can not be packed: no try costs time for nothing.
alter table register.photograph alter column large set storage external;
alter table register.photograph alter column small set storage external;

create table register.photograph_withdrawal (
    photograph_id uuid primary key references register.photograph,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
comment on table register.photograph_withdrawal is 'Photographs that do not count any more, and are shown to nobody.';
comment on column register.photograph_withdrawal.photograph_id is 'Which.';
comment on column register.photograph_withdrawal.reason is 'A name of the enum Photograph.Reason.';
comment on column register.photograph_withdrawal.recorded_at is 'When it was withdrawn.';
comment on column register.photograph_withdrawal.recorded_by is 'By whom.';

grant select, insert on register.photograph, register.photograph_withdrawal to "${application}";
