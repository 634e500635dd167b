-- A guess is counted before it is looked at; one that was right, or was not looked at, is taken back.
alter table access.sign_in_count drop constraint sign_in_count_counted_check;
alter table access.sign_in_count add constraint sign_in_count_counted_check check (counted >= 0);
comment on table access.sign_in_count is 'Sign-ins that were not right, by account, by address, by both and by day, what of them the trail has no entry of, and the addresses from which accounts have signed in.';
comment on column access.sign_in_count.counted is 'How often, without a pause that makes it forgotten. Those that are being looked at are among them.';
