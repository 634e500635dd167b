create schema demo;
comment on schema demo is 'How far the synthetic data of a demonstration has been loaded; empty on a live register.';
grant usage on schema demo to "${application}";

create table demo.data_set (
    name text primary key,
    seed bigint not null,
    as_of date not null,
    people integer
);
comment on table demo.data_set is 'What the synthetic people are made from: the same seed and day make the same people.';
comment on column demo.data_set.name is 'offenders: of a demonstration; nation: of bin/nsor demo-data.';
comment on column demo.data_set.seed is 'Where the random numbers begin.';
comment on column demo.data_set.as_of is 'The day it was begun; no date of the data lies after it.';
comment on column demo.data_set.people is 'How many people it is to have in the end; null for the demonstration''s, whose number is the program''s.';
grant select, insert on demo.data_set to "${application}";
grant update (people) on demo.data_set to "${application}";

create table demo.batch (
    data_set text not null references demo.data_set (name),
    number smallint not null,
    people smallint not null,
    primary key (data_set, number)
);
comment on table demo.batch is 'A part of the data, committed in one transaction with its row here: loading that was cut short goes on where it was.';
comment on column demo.batch.data_set is 'Of which data.';
comment on column demo.batch.number is 'Counts from 0.';
comment on column demo.batch.people is 'How many people it holds.';
grant select, insert on demo.batch to "${application}";
