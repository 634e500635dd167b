create table supervision.telling (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    kind text not null,
    source uuid not null,
    happened_on date not null,
    due_on date not null,
    recorded_at timestamptz not null,
    unique (source, kind)
);
comment on table supervision.telling is 'What people had to tell and did not tell in time, as far as is known. What became of it is told by the breach.';
comment on column supervision.telling.id is 'Names it.';
comment on column supervision.telling.person_id is 'Who had to tell.';
comment on column supervision.telling.kind is 'A name of the enum TellingKind.';
comment on column supervision.telling.source is 'The notice or the border crossing from which it is known; with the kind, one of them.';
comment on column supervision.telling.happened_on is 'The day of what had to be told.';
comment on column supervision.telling.due_on is 'The last day on which telling it would have been in time.';
comment on column supervision.telling.recorded_at is 'When it was recorded.';
create index telling_person on supervision.telling (person_id);

alter table supervision.breach alter column duty_id drop not null;
alter table supervision.breach add telling_id uuid references supervision.telling;
alter table supervision.breach add check (num_nonnulls(duty_id, telling_id) = 1);
comment on column supervision.breach.duty_id is 'Which duty to appear; null where it is one to tell.';
comment on column supervision.breach.telling_id is 'What was not told in time; null where it is a duty to appear.';
create unique index breach_of_telling on supervision.breach (telling_id) where state <> 'WITHDRAWN';

grant select, insert on supervision.telling to "${application}";
grant update (happened_on, due_on) on supervision.telling to "${application}";
