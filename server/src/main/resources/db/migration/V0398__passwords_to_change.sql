alter table access.account
    add column must_change_password boolean not null default false;
comment on column access.account.must_change_password is 'Whether others than the person have handled the password: it opens nothing but its change.';

-- Where accounts are of real people, each password was handed over so far, since there was no page to change it.
update access.account set must_change_password = true
where exists (select 1 from access.installation where kind = 'LIVE');

grant update (must_change_password) on access.account to "${application}";
