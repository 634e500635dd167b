create table notices.announcement (
    id uuid primary key,
    receipt bigint generated always as identity unique,
    person_id uuid not null references register.person,
    kind text not null,
    said bytea not null,
    announced_on date not null,
    recorded_at timestamptz not null,
    notice_id uuid,
    closed_at timestamptz,
    closed_by uuid,
    close_reason bytea,
    check (num_nonnulls(closed_at, closed_by, close_reason) in (0, 3))
);
comment on table notices.announcement is 'What came by SMS from a verified number, until the person has come. It changes nothing by itself.';
comment on column notices.announcement.id is 'Names it.';
comment on column notices.announcement.receipt is 'The number that was texted back, with an S before it.';
comment on column notices.announcement.person_id is 'Whose number it came from.';
comment on column notices.announcement.kind is 'A name of the enum Announced.';
comment on column notices.announcement.said is 'What was written after the word, encrypted under the key of the record.';
comment on column notices.announcement.announced_on is 'The day it came, which lateness counts to.';
comment on column notices.announcement.recorded_at is 'When it came.';
comment on column notices.announcement.notice_id is 'The notice that somebody has begun of it; null until then. There is such a notice once it is taken.';
comment on column notices.announcement.closed_at is 'When it was closed without a notice; null where it was not.';
comment on column notices.announcement.closed_by is 'The account that closed it.';
comment on column notices.announcement.close_reason is 'Why, encrypted under the key of the record.';
create index announcement_person on notices.announcement (person_id, receipt);
create index announcement_open on notices.announcement (person_id) where closed_at is null;

create table notices.announcing (
    person_id uuid primary key references register.person,
    on_day date not null,
    texts integer not null
);
comment on table notices.announcing is 'How many texts a verified number has sent on its latest day, so that after some there is silence.';
comment on column notices.announcing.person_id is 'Whose number; of several people the first.';
comment on column notices.announcing.on_day is 'The latest day.';
comment on column notices.announcing.texts is 'How many on that day.';

grant select, insert on notices.announcement, notices.announcing to "${application}";
grant update (notice_id, closed_at, closed_by, close_reason) on notices.announcement to "${application}";
grant update (on_day, texts) on notices.announcing to "${application}";
