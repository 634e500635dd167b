create schema matching;
comment on schema matching is 'Finding people.';
grant usage on schema matching to "${application}";

-- A number each, since the texts would make the index three times as large; whoever asks compares the terms, too. Whatever
-- is made of these numbers is made by the same server, so that another hash in a later PostgreSQL asks for a reindex alone.
create function matching.scoped(scopes text[], terms text[]) returns integer[]
    language sql immutable parallel safe cost 1000
    return (select coalesce(array_agg(distinct hashtext(s || '|' || t)), '{}') from unnest(scopes) s, unnest(terms) t);
comment on function matching.scoped(scopes text[], terms text[]) is 'Each term on each scope, as a number that few others have.';
grant execute on function matching.scoped(scopes text[], terms text[]) to "${application}";

create table matching.name_key (
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('CURRENT', 'ALIAS', 'FORMER', 'CORRECTED')),
    of_row bigint not null,
    terms text[] not null,
    rules smallint not null,
    scopes text[] default '{}'::text[] not null,
    primary key (person_id, kind, of_row),
    check ((kind = 'CURRENT') = (of_row = 0))
);
comment on table matching.name_key is 'What each name that finds a person is found by. Written with the name, in one transaction; names recorded in error have no row.';
comment on column matching.name_key.person_id is 'Whose.';
comment on column matching.name_key.kind is 'The name on the record, another one that they use, one from before, or one that was put right as mistaken, by which registrars alone find the record.';
comment on column matching.name_key.of_row is 'Which of register.person_alias, register.former_name or register.identity_correction (its number); 0 for the name on the record.';
comment on column matching.name_key.terms is 'Keys of the words; after = the name as written, after # all keys in order, after < those of the father''s name.';
comment on column matching.name_key.rules is 'By which version of the rules of spelling the terms were made.';
comment on column matching.name_key.scopes is 'The scopes that the record lies on, as supervision.access_scope has them; kept by triggers.';
-- A short list of what is not sorted in yet, which each search reads.
create index name_key_current on matching.name_key using gin (terms) with (gin_pending_list_limit='256')
    where kind = 'CURRENT';
create index name_key_other on matching.name_key using gin (terms) with (gin_pending_list_limit='256')
    where kind <> 'CURRENT';
-- Without a list of what is not sorted in yet: a search goes into it once for each scope.
create index name_key_scope_current on matching.name_key using gin (matching.scoped(scopes, terms)) with
    (fastupdate=off)
    where kind = 'CURRENT';
create index name_key_scope_other on matching.name_key using gin (matching.scoped(scopes, terms)) with
    (fastupdate=off)
    where kind <> 'CURRENT';
grant select, insert on matching.name_key to "${application}";
grant update (terms, rules, scopes) on matching.name_key to "${application}";

create function matching.scopes_of(person uuid) returns text[]
    language sql stable
    return (select coalesce(array_agg(distinct s.scope order by s.scope), '{}')
        from supervision.access_scope s where s.person_id = person);
comment on function matching.scopes_of(person uuid) is 'The scopes that a record lies on.';
grant execute on function matching.scopes_of(person uuid) to "${application}";

-- Triggers, since whoever changed a link and forgot this would take a record from those who may read it. Names and links are
-- written under the lock of the person's row, so that each sees the other.
create function matching.fill_scopes()
    returns trigger
    language plpgsql
as $$
begin
    new.scopes := matching.scopes_of(new.person_id);
    return new;
end
$$;
comment on function matching.fill_scopes() is 'A name that is new lies where the record does.';

create function matching.change_scopes()
    returns trigger
    language plpgsql
as $$
declare
    person uuid := case when tg_op = 'DELETE' then old.person_id else new.person_id end;
    now_on text[] := matching.scopes_of(person);
begin
    update matching.name_key set scopes = now_on where person_id = person and scopes <> now_on;
    return null;
end
$$;
comment on function matching.change_scopes() is 'The names of a record lie where it does now.';

create trigger fill_scopes before insert on matching.name_key for each row execute function
    matching.fill_scopes();

create trigger change_scopes after insert or delete or update on supervision.responsibility for each row execute
    function matching.change_scopes();

create trigger change_scopes after insert or delete or update on supervision.transfer for each row execute function
    matching.change_scopes();

create trigger change_scopes after insert or delete or update on supervision.planned_release for each row execute
    function matching.change_scopes();

create trigger change_scopes after insert or delete or update on supervision.whereabouts for each row execute function
    matching.change_scopes();
