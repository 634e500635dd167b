-- Counts of the clocks are read at any time: each keeps its offset while it can.
create table justice.clock_memory (
    name text not null check (name ~ '^[A-Z]+/[A-Za-z0-9-]*/[A-Z_]+$'),
    step integer not null check (step > 0),
    draw integer not null check (draw >= 0),
    told bigint not null check (told >= 0),
    primary key (name, step)
);
comment on table justice.clock_memory is 'What was told of each count of the clocks last, so that it is told again while it can be: the mean of many readings says no more than one.';
comment on column justice.clock_memory.name is 'Names the count: kind of line, place or court, what is counted.';
comment on column justice.clock_memory.step is 'The step of the rounding as it was.';
comment on column justice.clock_memory.draw is 'How often its offset was drawn anew.';
comment on column justice.clock_memory.told is 'The number that was told; 0 for fewer than the step.';
grant select, insert, update on justice.clock_memory to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('justice.clock_memory', 'PUBLIC', null, null, null, null);
