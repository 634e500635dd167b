-- What a name is found by is numbers now: keys, looser keys, pairs of these and what a slip leaves of them. As texts they and
-- their indexes would be three times as large. The names are made ready anew by the server, as after every change of the rules.
alter table matching.name_key add column codes integer[] default '{}'::integer[] not null;
comment on column matching.name_key.codes is 'Hashes of what the name and the father''s name are found by: keys of words, looser keys, pairs of these, what a slip leaves of them. Made by NameCodes.';
grant update (codes) on matching.name_key to "${application}";

drop index matching.name_key_current;
drop index matching.name_key_other;
drop index matching.name_key_scope_current;
drop index matching.name_key_scope_other;
alter table matching.name_key drop column terms;
drop function matching.scoped(scopes text[], terms text[]);

-- Another hash in a later PostgreSQL asks for a reindex alone: whoever searches asks the same function.
create function matching.scoped(scopes text[], codes integer[]) returns integer[]
    language sql immutable parallel safe cost 1000
    return (select coalesce(array_agg(distinct hashtext(s) # c), '{}') from unnest(scopes) s, unnest(codes) c);
comment on function matching.scoped(scopes text[], codes integer[]) is 'Each code in each scope, as a number that few others have.';
grant execute on function matching.scoped(scopes text[], codes integer[]) to "${application}";

-- A short list of what is not sorted in yet, which each search reads.
create index name_key_codes on matching.name_key using gin (codes) with (gin_pending_list_limit='256');
-- Without a list of what is not sorted in yet: a search goes into it once for each scope.
create index name_key_scoped on matching.name_key using gin (matching.scoped(scopes, codes)) with (fastupdate=off);
