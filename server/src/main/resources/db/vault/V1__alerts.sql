-- Alerts for survivors. In the database of the vault alone, after the migrations of the register.

create schema survivors;
comment on schema survivors is 'What the vault keeps of survivors and of the people they are told of. All of it is encrypted.';
grant usage on schema survivors to "${application}";

create table survivors.place (
    number integer primary key,
    id uuid not null unique,
    content bytea not null check (length(content) = 4124)
);
comment on table survivors.place is 'Places for enrolments, as many as the vault was made with. Most are filled with nothing, which cannot be told from an enrolment.';
comment on column survivors.place.number is 'From 1.';
comment on column survivors.place.id is 'Opaque; another one each time the place is emptied. The key of its content is a file by this name.';
comment on column survivors.place.content is 'An enrolment or nothing, 4096 bytes encrypted with AES-256-GCM under the key of the place, the context being survivor-place/1/ and the id.';
grant select, insert, update on survivors.place to "${application}";

create table survivors.emptied (
    id uuid primary key
);
comment on table survivors.emptied is 'Places that were emptied and whose keys are about to be destroyed.';
comment on column survivors.emptied.id is 'As the place was called.';
grant select, insert, delete on survivors.emptied to "${application}";

create table survivors.offender (
    alias uuid primary key,
    content bytea not null check (length(content) = 2076),
    stale boolean default false not null
);
comment on table survivors.offender is 'The last state of everybody who is on the register, which nobody here can name.';
comment on column survivors.offender.alias is 'The name by which the register tells the vault of the person.';
comment on column survivors.offender.content is 'The state, 2048 bytes encrypted with AES-256-GCM, the context being survivor-offender/1/ and the alias.';
comment on column survivors.offender.stale is 'Whether the register has begun anew since, with other names for everybody: the row waits for whoever it is now.';
grant select, insert, update, delete on survivors.offender to "${application}";

create table survivors.reading (
    one boolean primary key default true check (one),
    cursor text,
    answered_at timestamptz,
    owner uuid
);
comment on table survivors.reading is 'How far the register''s events are read.';
comment on column survivors.reading.one is 'There is one row.';
comment on column survivors.reading.cursor is 'Of the last event that was taken; null before the first.';
comment on column survivors.reading.answered_at is 'When the register answered last.';
comment on column survivors.reading.owner is 'The process that began last, which alone may write.';
insert into survivors.reading (one) values (true);
grant select, update on survivors.reading to "${application}";
