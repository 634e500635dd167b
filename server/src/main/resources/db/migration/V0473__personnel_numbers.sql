-- One person has one account: two accounts of one person would be the two people of a decision.
alter table access.account add column personnel_number text
    check (personnel_number ~ '^[A-Z0-9]{1,20}$' and personnel_number ~ '[0-9]' and personnel_number !~ '(^|[A-Z])0[0-9]');
comment on column access.account.personnel_number is 'The number by which the person''s agency knows them, without spaces, dashes and leading zeros, letters large; unique, closed accounts too. Null for an account from before there was one.';
alter table access.account add constraint one_account_of_a_person unique (personnel_number);
grant update (personnel_number) on access.account to "${application}";
