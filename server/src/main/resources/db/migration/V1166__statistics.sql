-- Figures that anybody may read, each month.
alter table release.policy drop constraint policy_channel_check;
alter table release.policy add constraint policy_channel_check check (channel in ('SMS_CNIC', 'SMS_AREA', 'STATISTICS'));
comment on column release.policy.channel is 'SMS_CNIC: the public''s question about a CNIC. SMS_AREA: the public''s question about an area. STATISTICS: the monthly figures on the public page.';
insert into release.policy (channel, version, open, reason) values ('STATISTICS', 1, false, 'No order is recorded yet');

create table release.statistics_month (
    month date primary key check (extract(day from month) = 1),
    released_at timestamptz not null,
    document text not null,
    signature bytea not null check (length(signature) = 64)
);
comment on table release.statistics_month is 'The months'' figures as they were published. Only ever added to.';
comment on column release.statistics_month.month is 'Its first day.';
comment on column release.statistics_month.released_at is 'When it was published.';
comment on column release.statistics_month.document is 'JSON, byte for byte as it was signed, with the hash of the month before.';
comment on column release.statistics_month.signature is 'Ed25519, of the document in UTF-8.';
grant select, insert on release.statistics_month to "${application}";

create table release.statistics_memory (
    cell text not null check (cell ~ '^[a-z0-9]+/[A-Za-z-]+/[a-z0-9]+$'),
    base integer not null check (base > 0),
    draw integer not null check (draw >= 0),
    people integer not null check (people >= 0),
    primary key (cell, base)
);
comment on table release.statistics_memory is 'What was told of each cell last, so that the next month tells the same while it can.';
comment on column release.statistics_memory.cell is 'Names the cell: table, province, category.';
comment on column release.statistics_memory.base is 'The policy statistics.base as it was.';
comment on column release.statistics_memory.draw is 'How often its offset was drawn anew.';
comment on column release.statistics_memory.people is 'The figure that was told.';
grant select, insert, update on release.statistics_memory to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('release.statistics_month', 'PUBLIC', null, null, null, null),
    ('release.statistics_memory', 'PUBLIC', null, null, null, null);
