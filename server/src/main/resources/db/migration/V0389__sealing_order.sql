-- A transaction may have written a million entries: without the identifier each batch would sort what is left of them.
drop index audit.entry_transaction;
create index entry_sealing on audit.entry (transaction, id);

-- Hashes do not compress, and a part of them is read without the rest.
alter table audit.sealed alter column leaf_hashes set storage external;
alter table audit.tile alter column hashes set storage external;

comment on column audit.entry.content is 'Encrypted with AES-256-GCM. With a commitment: 32 random bytes and JSON, under the context trail/2/ and the action; without: JSON, under trail/1/ and the action.';
