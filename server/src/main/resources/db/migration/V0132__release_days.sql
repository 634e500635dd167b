alter table release.policy add column valid_from date;
comment on column release.policy.valid_from is 'The first day on which it counts; the highest version that counts is in force. Null: since the channel is there.';
alter table release.policy add column proposal_id uuid references approval.proposal (id);
comment on column release.policy.proposal_id is 'The proposal under which the channel was switched on; null where one person switched it off.';
alter table release.policy add constraint opened_by_two check (not open or version = 1 or proposal_id is not null);

grant insert on release.policy to "${application}";
