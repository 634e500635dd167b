-- How many institutions of the Act there are for the people of a province.
alter table directory.entry_version
    add column units integer not null default 1 constraint entry_version_units check (units between 0 and 9999);
comment on column directory.entry_version.units is 'How many courts, prosecutors, units or places the entry stands for; 0 where it is several and their number is not known.';

create table reference.population (
    province_code text primary key references reference.province (code),
    people integer not null check (people > 0),
    census smallint not null,
    source text not null,
    note text not null
);
comment on table reference.population is 'Inhabitants of provinces and territories by the last census of which the figure was found.';
comment on column reference.population.province_code is 'The province or territory.';
comment on column reference.population.people is 'Everybody counted there.';
comment on column reference.population.census is 'Year of the census.';
comment on column reference.population.source is 'Marks of reference.source.';
comment on column reference.population.note is 'What is uncertain.';
grant select on reference.population to "${application}";

insert into retention.kept (table_name, class) values ('reference.population', 'PUBLIC');
