-- What was found to be wrong in a published month is said beside it; what was signed stays.
create table release.statistics_note (
    month date not null references release.statistics_month,
    number integer not null check (number between 1 and 1000),
    noted_at timestamptz not null,
    english text not null check (length(english) between 10 and 500),
    urdu text not null check (length(urdu) between 10 and 500),
    rests_on uuid not null unique,
    primary key (month, number)
);
comment on table release.statistics_note is 'What is said in words beside published months, such as a correction. Only ever added to.';
comment on column release.statistics_note.month is 'Beside which; its first day.';
comment on column release.statistics_note.number is 'Which of the month, from 1.';
comment on column release.statistics_note.noted_at is 'When it was approved, and so first shown.';
comment on column release.statistics_note.english is 'The note in English, without names, numbers and places smaller than a province.';
comment on column release.statistics_note.urdu is 'The same in Urdu.';
comment on column release.statistics_note.rests_on is 'The proposal that was approved.';
grant select, insert on release.statistics_note to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('release.statistics_note', 'PUBLIC', null, null, null, null);
