-- The Special Committee's quarterly reports: what was drawn, its files byte for byte, and what two released.
create table release.report_drawing (
    quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
    edition integer not null check (edition > 0),
    drawing integer not null check (drawing > 0),
    drawn_at timestamptz not null,
    drawn_by uuid,
    reason text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (quarter, edition, drawing),
    check (edition = 1 or reason <> '')
);
comment on table release.report_drawing is 'Quarterly reports as they were drawn. A draft that is drawn anew is another drawing, a correction of what is released another edition. Only ever added to.';
comment on column release.report_drawing.quarter is 'Its first day.';
comment on column release.report_drawing.edition is '1, or above for corrections.';
comment on column release.report_drawing.drawing is 'How often the edition was drawn.';
comment on column release.report_drawing.drawn_at is 'When.';
comment on column release.report_drawing.drawn_by is 'The account; null where the register itself drew it.';
comment on column release.report_drawing.reason is 'Why a correction was made; empty in the first edition.';
comment on column release.report_drawing.sha256 is 'Of the names and contents of its files.';
grant select, insert on release.report_drawing to "${application}";

create table release.report_file (
    quarter date not null,
    edition integer not null,
    drawing integer not null,
    name text not null check (name ~ '^[a-z]+\.(pdf|csv|xlsx)$'),
    content bytea not null,
    primary key (quarter, edition, drawing, name),
    foreign key (quarter, edition, drawing) references release.report_drawing
);
comment on table release.report_file is 'The files of each drawing, byte for byte. Only ever added to.';
comment on column release.report_file.quarter is 'Of the drawing.';
comment on column release.report_file.edition is 'Of the drawing.';
comment on column release.report_file.drawing is 'Of the drawing.';
comment on column release.report_file.name is 'Of the file.';
comment on column release.report_file.content is 'Of the file: published figures alone.';
grant select, insert on release.report_file to "${application}";

create table release.report_release (
    quarter date not null,
    edition integer not null,
    drawing integer not null,
    proposal_id uuid not null,
    proposed_by uuid not null,
    released_by uuid not null,
    released_at timestamptz not null,
    primary key (quarter, edition),
    foreign key (quarter, edition, drawing) references release.report_drawing,
    check (proposed_by <> released_by)
);
comment on table release.report_release is 'Which drawing of an edition two people released to the Special Committee. Only ever added to.';
comment on column release.report_release.quarter is 'Of the drawing.';
comment on column release.report_release.edition is 'Of the drawing.';
comment on column release.report_release.drawing is 'Which of the edition''s.';
comment on column release.report_release.proposal_id is 'By which it was released.';
comment on column release.report_release.proposed_by is 'Whose proposal it was.';
comment on column release.report_release.released_by is 'Who approved it.';
comment on column release.report_release.released_at is 'When.';
grant select, insert on release.report_release to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('release.report_drawing', 'PUBLIC', null, null, null, null),
    ('release.report_file', 'PUBLIC', null, null, null, null),
    ('release.report_release', 'PUBLIC', null, null, null, null);
