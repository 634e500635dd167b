alter table access.account
    add column jurisdiction text not null default 'NATIONAL'
        check (jurisdiction ~ '^(NATIONAL|PROVINCE:[A-Za-z0-9-]+|DISTRICT:[A-Za-z0-9-]+)$');
alter table access.account alter column jurisdiction drop default;
comment on column access.account.jurisdiction is 'Where the account''s work lies: NATIONAL, PROVINCE:code or DISTRICT:code.';
grant update (jurisdiction) on access.account to "${application}";
