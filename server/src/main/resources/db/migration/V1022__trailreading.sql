create schema trailreading;
comment on schema trailreading is 'Reading the trail: samples drawn by auditors, and complaints about views of a record.';
grant usage on schema trailreading to "${application}";

create table trailreading.draw (
    id uuid primary key,
    number bigint generated always as identity unique,
    declaration text not null check (length(declaration) <= 10000),
    auditor_id uuid not null references access.account (id),
    reason text not null check (length(reason) >= 5 and length(reason) <= 1000),
    declared_at timestamptz not null
);
comment on table trailreading.draw is 'Samples of the trail that auditors declared, drawn or not. Only ever added to.';
comment on column trailreading.draw.id is 'The first 128 bits of SHA-256 of the declaration: what the declaration''s entry on the trail is about, so that the tree holds on to it.';
comment on column trailreading.draw.number is 'What people call it by.';
comment on column trailreading.draw.declaration is 'What is drawn from, how many, and the hash of the auditor''s secret; the form is that of docs/trail-reading.md.';
comment on column trailreading.draw.auditor_id is 'Who declared it.';
comment on column trailreading.draw.reason is 'What for; it names no registered person.';
comment on column trailreading.draw.declared_at is 'When.';
grant select, insert on trailreading.draw to "${application}";

create table trailreading.draw_result (
    draw_id uuid primary key references trailreading.draw (id),
    secret text not null check (secret ~ '^[0-9a-f]{64}$'),
    declared_leaf bigint not null,
    checkpoint_id bigint not null references audit.checkpoint (id),
    population bigint not null check (population >= 0),
    drawn_at timestamptz not null
);
comment on table trailreading.draw_result is 'Which declared samples were drawn: each once. Only ever added to.';
comment on column trailreading.draw_result.draw_id is 'Which.';
comment on column trailreading.draw_result.secret is 'The auditor''s secret, which nobody else knew before.';
comment on column trailreading.draw_result.declared_leaf is 'The index of the leaf that is the declaration''s entry.';
comment on column trailreading.draw_result.checkpoint_id is 'The first checkpoint that was signed when that leaf was in the tree; its root is in the seed.';
comment on column trailreading.draw_result.population is 'From how many entries it was drawn.';
comment on column trailreading.draw_result.drawn_at is 'When.';
grant select, insert on trailreading.draw_result to "${application}";

create table trailreading.draw_entry (
    draw_id uuid not null references trailreading.draw_result (draw_id),
    place integer not null check (place >= 1),
    leaf bigint not null,
    entry_id bigint not null,
    primary key (draw_id, place)
);
comment on table trailreading.draw_entry is 'The entries of the samples. Only ever added to.';
comment on column trailreading.draw_entry.draw_id is 'Whose sample.';
comment on column trailreading.draw_entry.place is 'Its rank, from 1.';
comment on column trailreading.draw_entry.leaf is 'The index of its leaf.';
comment on column trailreading.draw_entry.entry_id is 'audit.entry.id.';
grant select, insert on trailreading.draw_entry to "${application}";

create table trailreading.complaint (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    taken_by uuid not null references access.account (id),
    taken_at timestamptz not null
);
comment on table trailreading.complaint is 'Complaints of registered people about who viewed their record. What they say is on the trail, under the record''s key. Only ever added to.';
comment on column trailreading.complaint.id is 'Identifier.';
comment on column trailreading.complaint.person_id is 'Whose record.';
comment on column trailreading.complaint.taken_by is 'Who took it.';
comment on column trailreading.complaint.taken_at is 'When.';
create index complaint_of_person on trailreading.complaint (person_id, taken_at desc);
grant select, insert on trailreading.complaint to "${application}";
