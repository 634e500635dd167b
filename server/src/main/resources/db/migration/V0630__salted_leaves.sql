-- Every leaf of the trail's tree has random bytes of its own, so that nothing of an entry can be guessed from a hash. The
-- database makes them: nobody, the server's role neither, can choose a salt. Entries of before have none, and stay leaves of
-- the version without.
alter table audit.entry add column salt bytea;
alter table audit.entry alter column salt set default
    substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) for 16);
alter table audit.entry add constraint salted
    check (salt is not null and octet_length(salt) = 16 and (commitment is null) = (content is null)) not valid;
do $$ begin
    if not exists (select from audit.entry) then
        alter table audit.entry validate constraint salted;
    end if;
end $$;
comment on column audit.entry.salt is '16 random bytes, made by the database: part of the leaf, so that whoever has a hash of the tree without the entry cannot guess what it says, of whom, or when. Null only in entries from before there were any.';
comment on column audit.entry.commitment is 'SHA-256 of the content''s salt and text. That salt is encrypted with the content, so that whoever destroys the key leaves nothing to guess with; whoever opens salt and text shows what was committed to without the key. Null for entries without content, and for those from before there was one.';
