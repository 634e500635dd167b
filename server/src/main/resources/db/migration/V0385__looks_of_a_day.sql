-- Entries are added in the order of time, so that a few summaries find those of a day; it costs the trail next to nothing.
create index entry_day on audit.entry using brin (occurred_at) with (pages_per_range = 32, autosummarize = on);

create function register.surname(name text) returns text
    language sql immutable parallel safe strict
    return lower(substring(rtrim(name, E' .,)') from '[^[:space:](-]+$'));
comment on function register.surname(text) is 'The last word of a name in small letters: how people of one family are written alike, most of the time.';
grant execute on function register.surname(text) to "${application}";
create index person_surname_latin on register.person (register.surname(name_latin)) where name_latin is not null;
create index person_surname_urdu on register.person (register.surname(name_urdu)) where name_urdu is not null;
