create schema inspection;
comment on schema inspection is 'Reading the trail: samples drawn by auditors, and complaints about looks at a record.';
grant usage on schema inspection to "${application}";

create table inspection.draw (
    id uuid primary key,
    number bigint generated always as identity unique,
    declaration text not null check (length(declaration) <= 10000),
    auditor_id uuid not null references access.account (id),
    reason text not null check (length(reason) >= 5 and length(reason) <= 1000),
    declared_at timestamptz not null
);
comment on table inspection.draw is 'Samples of the trail that auditors declared, drawn or not. Only ever added to.';
comment on column inspection.draw.id is 'The first 128 bits of SHA-256 of the declaration: what the declaration''s entry on the trail is about, so that the tree holds on to it.';
comment on column inspection.draw.number is 'What people call it by.';
comment on column inspection.draw.declaration is 'What is drawn from, how many, and the hash of the auditor''s secret; the form is that of docs/trail-reading.md.';
comment on column inspection.draw.auditor_id is 'Who declared it.';
comment on column inspection.draw.reason is 'What for; it names no registered person.';
comment on column inspection.draw.declared_at is 'When.';
grant select, insert on inspection.draw to "${application}";

create table inspection.drawn (
    draw_id uuid primary key references inspection.draw (id),
    secret text not null check (secret ~ '^[0-9a-f]{64}$'),
    declared_leaf bigint not null,
    checkpoint_id bigint not null references audit.checkpoint (id),
    population bigint not null check (population >= 0),
    drawn_at timestamptz not null
);
comment on table inspection.drawn is 'Which declared samples were drawn: each once. Only ever added to.';
comment on column inspection.drawn.draw_id is 'Which.';
comment on column inspection.drawn.secret is 'The auditor''s secret, which nobody else knew before.';
comment on column inspection.drawn.declared_leaf is 'The index of the leaf that is the declaration''s entry.';
comment on column inspection.drawn.checkpoint_id is 'The first checkpoint that was signed when that leaf was in the tree; its root is in the seed.';
comment on column inspection.drawn.population is 'From how many entries it was drawn.';
comment on column inspection.drawn.drawn_at is 'When.';
grant select, insert on inspection.drawn to "${application}";

create table inspection.drawn_entry (
    draw_id uuid not null references inspection.drawn (draw_id),
    place integer not null check (place >= 1),
    leaf bigint not null,
    entry_id bigint not null,
    primary key (draw_id, place)
);
comment on table inspection.drawn_entry is 'The entries of the samples. Only ever added to.';
comment on column inspection.drawn_entry.draw_id is 'Whose sample.';
comment on column inspection.drawn_entry.place is 'Its rank, from 1.';
comment on column inspection.drawn_entry.leaf is 'The index of its leaf.';
comment on column inspection.drawn_entry.entry_id is 'audit.entry.id.';
grant select, insert on inspection.drawn_entry to "${application}";

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
