-- What was begun under a credential is not finished under another: sessions, half-finished sign-ins and what is being set up
-- hold the version they began with, and count for nothing once it has moved.
alter table access.account
    add column credential_version bigint not null default 0;
comment on column access.account.credential_version is 'Counts what has become of password, opening and closing, and the telephone''s secret. A session that began at another version has ended.';

create function access.move_credential_version() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    new.credential_version := old.credential_version + 1;
    return new;
end $$;
comment on function access.move_credential_version() is 'Moves the version with whatever changes who can sign in with the account.';
create trigger credential_version_moves before update of password_hash, enabled on access.account
    for each row execute function access.move_credential_version();

create function access.move_credential_version_of_factor() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    update access.account set credential_version = credential_version + 1
    where id = case when tg_op = 'DELETE' then old.account_id else new.account_id end;
    return null;
end $$;
comment on function access.move_credential_version_of_factor() is 'Moves the version of an account that is given a second factor or loses it. The server''s role can not move it otherwise.';
revoke all on function access.move_credential_version_of_factor() from public;
create trigger credential_version_moves after insert or delete or update of secret on access.second_factor
    for each row execute function access.move_credential_version_of_factor();
