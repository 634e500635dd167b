create table matching.rebuild (
    number bigint generated always as identity primary key,
    begun_at timestamptz not null,
    up_to uuid,
    people bigint default 0 not null,
    ended_at timestamptz
);
comment on table matching.rebuild is 'Each time the index of names was made anew by bin/nsor index rebuild, and how far it has come.';
comment on column matching.rebuild.number is 'In order.';
comment on column matching.rebuild.begun_at is 'When it was begun.';
comment on column matching.rebuild.up_to is 'The last person whose names are done, in the order of their identifiers; null before the first.';
comment on column matching.rebuild.people is 'How many people are done.';
comment on column matching.rebuild.ended_at is 'When all were done; null until then. A rebuild that was stopped goes on where it was.';
create unique index rebuild_at_once on matching.rebuild ((true)) where ended_at is null;
grant select, insert on matching.rebuild to "${application}";
grant update (up_to, people, ended_at) on matching.rebuild to "${application}";
-- A name that is no more, and its row with it.
grant delete on matching.name_key to "${application}";
insert into retention.kept (table_name, class) values ('matching.rebuild', 'WORKINGS');
