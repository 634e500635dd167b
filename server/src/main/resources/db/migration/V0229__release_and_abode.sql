create table supervision.planned_release (
    id uuid primary key,
    person_id uuid not null references register.person,
    planned_on date not null,
    prison text not null check (length(prison) between 1 and 120),
    district_code text not null references reference.district (code),
    address text not null check (length(address) <= 300),
    state text not null,
    announced_at timestamptz not null,
    announced_by uuid,
    ended_on date,
    check ((state = 'PLANNED') = (ended_on is null))
);
comment on table supervision.planned_release is 'Releases that prisons announce. The release itself is a fact of conviction.custody_event.';
comment on column supervision.planned_release.id is 'Names it.';
comment on column supervision.planned_release.person_id is 'Who is to be released.';
comment on column supervision.planned_release.planned_on is 'When.';
comment on column supervision.planned_release.prison is 'From where.';
comment on column supervision.planned_release.district_code is 'The district the person says they go to.';
comment on column supervision.planned_release.address is 'Where they say they will live; empty where they have not.';
comment on column supervision.planned_release.state is 'A name of the enum PlannedRelease.State.';
comment on column supervision.planned_release.announced_at is 'When it was announced.';
comment on column supervision.planned_release.announced_by is 'By whom.';
comment on column supervision.planned_release.ended_on is 'The day it happened, was called off or was replaced by another plan.';
create unique index planned_release_open on supervision.planned_release (person_id) where state = 'PLANNED';
create index planned_release_coming on supervision.planned_release (district_code, planned_on) where state = 'PLANNED';

create table supervision.duties_told (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    told_on date not null,
    how text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
comment on table supervision.duties_told is 'When people were told their duties.';
comment on column supervision.duties_told.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.duties_told.person_id is 'Who was told.';
comment on column supervision.duties_told.told_on is 'The day.';
comment on column supervision.duties_told.how is 'A name of the enum DutiesTold.How.';
comment on column supervision.duties_told.recorded_at is 'When it was recorded.';
comment on column supervision.duties_told.recorded_by is 'By whom.';
create index duties_told_person on supervision.duties_told (person_id, told_on);

grant select, insert on supervision.planned_release, supervision.duties_told to "${application}";
grant update (state, ended_on) on supervision.planned_release to "${application}";
