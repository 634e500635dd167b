-- Who was named in an answer that names several: a page of a list, the hits of a search, a file. One row for an entry, or one
-- for each thousand people of a long one, written in the statement that writes the entry. The entry's content has the number
-- and the hash of them all, so that it shows where somebody is taken away or added.
create table audit.named (
    entry_id bigint not null,
    part integer not null check (part >= 0),
    taken boolean not null,
    people uuid[] not null check (cardinality(people) between 1 and 1000),
    primary key (entry_id, part)
);
comment on table audit.named is 'Whose records an answer named that is about several. Only ever added to, with its entry.';
comment on column audit.named.entry_id is 'The entry that tells of the answer.';
comment on column audit.named.part is 'From 0 on: each part has at most a thousand people.';
comment on column audit.named.taken is 'Whether the answer left as a file, to be kept.';
comment on column audit.named.people is 'The records, opaque; ascending.';

create index named_person on audit.named using gin (people);

grant select, insert on audit.named to "${application}";

insert into retention.kept (table_name, class) values ('audit.named', 'TRAIL');
