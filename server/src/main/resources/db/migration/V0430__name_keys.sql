-- Names as they are searched: bin/nsor serve makes the terms of people who are on record before this, in batches after it
-- has started, since the rules of spelling are the server's.
create schema matching;
comment on schema matching is 'Finding people.';
grant usage on schema matching to "${application}";

create table matching.name_key (
    person_id uuid not null references register.person,
    kind text not null check (kind in ('CURRENT', 'ALIAS', 'FORMER')),
    of_row bigint not null,
    terms text[] not null,
    rules smallint not null,
    primary key (person_id, kind, of_row),
    check ((kind = 'CURRENT') = (of_row = 0))
);
comment on table matching.name_key is 'What each name that finds a person is found by. Written with the name, in one transaction; names recorded in error have no row.';
comment on column matching.name_key.person_id is 'Whose.';
comment on column matching.name_key.kind is 'The name on the record, another one that they use, or one from before.';
comment on column matching.name_key.of_row is 'Which of register.person_alias or register.former_name; 0 for the name on the record.';
comment on column matching.name_key.terms is 'Keys of the words; after = the name as written, after # all keys in order, after < those of the father''s name.';
comment on column matching.name_key.rules is 'By which version of the rules of spelling the terms were made.';
-- A short list of what is not sorted in yet, which each search reads.
create index name_key_current on matching.name_key using gin (terms) with (gin_pending_list_limit = 256) where kind = 'CURRENT';
create index name_key_other on matching.name_key using gin (terms) with (gin_pending_list_limit = 256) where kind <> 'CURRENT';
grant select, insert on matching.name_key to "${application}";
grant update (terms, rules) on matching.name_key to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('matching.name_key', 'SEALED_RECORD', 595, 't.person_id = $1', 't.person_id', null);
