create table inspection.complaint (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    taken_by uuid not null references access.account (id),
    taken_at timestamptz not null
);
comment on table inspection.complaint is 'Complaints of registered people about who looked at their record. What they say is on the trail, under the record''s key. Only ever added to.';
comment on column inspection.complaint.id is 'Identifier.';
comment on column inspection.complaint.person_id is 'Whose record.';
comment on column inspection.complaint.taken_by is 'Who took it.';
comment on column inspection.complaint.taken_at is 'When.';
create index complaint_of_person on inspection.complaint (person_id, taken_at desc);
grant select, insert on inspection.complaint to "${application}";
