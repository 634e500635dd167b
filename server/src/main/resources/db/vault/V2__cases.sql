-- Cases of survivors whom a cell helps, and their referrals. In the database of the vault alone.

create table survivors.owner (
    part text primary key check (part in ('alerts', 'cases')),
    process uuid
);
comment on table survivors.owner is 'The process that began last, which alone may write; for each part of the vault, so that one does not wait for another.';
comment on column survivors.owner.part is 'Alerts, or cases.';
comment on column survivors.owner.process is 'Named anew with each start; null before the first.';
insert into survivors.owner (part) values ('alerts'), ('cases');
grant select, update on survivors.owner to "${application}";

alter table survivors.reading drop column owner;

alter table survivors.emptied add column keys text default 'survivor-place' not null;
comment on column survivors.emptied.keys is 'The purpose of the place''s key.';

create table survivors.support_case (
    number integer primary key,
    id uuid not null unique,
    content bytea not null check (length(content) = 24604)
);
comment on table survivors.support_case is 'Places for cases, as many as the vault was made with. Most are filled with nothing, which cannot be told from a case.';
comment on column survivors.support_case.number is 'From 1.';
comment on column survivors.support_case.id is 'Opaque; another one each time the place is emptied. The key of its content is a file by this name.';
comment on column survivors.support_case.content is 'A case with its referrals or nothing, 24576 bytes encrypted with AES-256-GCM under the key of the place, the context being survivor-case/1/ and the id.';
grant select, insert, update on survivors.support_case to "${application}";

create table survivors.month_figure (
    month date not null check (extract(day from month) = 1),
    subject text not null check (subject ~ '^[a-z_]{1,40}$'),
    what text not null check (what ~ '^[a-z_]{1,40}$'),
    many integer check (many >= 10 and many % 5 = 0),
    primary key (month, subject, what)
);
comment on table survivors.month_figure is 'What oversight sees of referrals: whole months of the whole country, rounded, written once when the month is over.';
comment on column survivors.month_figure.month is 'Its first day.';
comment on column survivors.month_figure.subject is 'A kind of support service, or a line of the checklist.';
comment on column survivors.month_figure.what is 'What became of them.';
comment on column survivors.month_figure.many is 'To the nearest five; null for fewer than ten.';
grant select, insert on survivors.month_figure to "${application}";

insert into access.agency (code, name_en, name_ur) values
    ('LEGAL_AID', 'Legal aid', 'مفت قانونی امداد'),
    ('PSYCHOLOGY', 'Psychological support', 'نفسیاتی معاونت'),
    ('SHELTERS', 'Shelters', 'پناہ گاہیں');
